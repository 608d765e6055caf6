"""“Is it still you?”: says what waits behind the question, and goes on with it; an act is never lost without a word."""

import json
from urllib.parse import urlsplit

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.account.views import BaseReauthenticateView
from allauth.account.views import ReauthenticateView as AllauthByPassword
from allauth.mfa.base.views import ReauthenticateView as AllauthByCode
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView as AllauthByPasskey
from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from community.lib.views import safe_next

#: What waits, by the name of its address.
ACTS = {
    "fetch_data": _lazy("Fetch my copy"),
    "my_data": _lazy("Make a copy of my data"),
    "erase_account": _lazy("Erase my account"),
    "recovery_sheet": _lazy("Make a new recovery sheet"),
    "account_email": _lazy("Change my e-mail"),
    "mfa_activate_totp": _lazy("Set up a code app"),
    "mfa_deactivate_totp": _lazy("Take off the code app"),
    "mfa_generate_recovery_codes": _lazy("Make new spare codes"),
    "mfa_view_recovery_codes": _lazy("See my spare codes"),
    "mfa_add_webauthn": _lazy("Add a passkey"),
    "welcome_passkey": _lazy("Add a passkey"),
    "mfa_remove_webauthn": _lazy("Take off a passkey"),
    "mfa_edit_webauthn": _lazy("Rename a passkey"),
}
#: Pages that open without the question; only a button on them asks it.
BUTTONS = ("my_data", "erase_account", "recovery_sheet", "account_email")


def _name_of(address):
    try:
        return resolve(urlsplit(address).path).url_name
    except Resolver404:
        return ""


class GoesOn(BaseReauthenticateView):
    """What all ways to confirm share. Stands before allauth's last step, which does what was held."""

    def get_context_data(self, **kwargs):
        to = safe_next(self.request, default="")
        name = _name_of(to)
        # A file is no page to go back to.
        back = reverse("my_data") if name == "fetch_data" else to or reverse("account_home")
        return {**super().get_context_data(**kwargs), "act": ACTS.get(name, ""), "back": back}

    def form_valid(self, form):
        to = safe_next(self.request, default="")
        if self._takes_up(to):
            return super().form_valid(form)
        # Another window asked for something else since: only what this page spoke of may follow from it.
        self.request.session.pop(STATE_SESSION_KEY, None)
        if _name_of(to) == "fetch_data":
            # The file would come and this page stay, as if nothing had happened.
            messages.success(self.request, _("Thank you. You can fetch your copy now."))
            return redirect("my_data")
        if _name_of(to) in BUTTONS:
            messages.info(self.request, _("Thank you. It is not done yet: please press the button once more."))
        return super().form_valid(form)

    def _takes_up(self, to):
        """Whether a form was held for `to`. Allauth compares addresses without what follows the “?”, so it goes."""
        held = self.request.session.get(STATE_SESSION_KEY) or {}
        if "request" not in held:
            return "callback" in held
        kept, asked = json.loads(held["request"]), urlsplit(to)
        if asked.path != kept["path"] or asked.query and QueryDict(asked.query) != QueryDict(kept["GET"]):
            return False
        self.request.POST = self.request.POST.copy()
        self.request.POST["next"] = kept["path"]
        return True


class ByPassword(AllauthByPassword, GoesOn):
    pass


class ByCode(AllauthByCode, GoesOn):
    pass


class ByPasskey(AllauthByPasskey, GoesOn):
    def form_invalid(self, form):
        for wrong in form.errors.get("credential", []):
            messages.error(self.request, wrong)
        # Allauth leads to the sign-in, and from there away.
        to = safe_next(self.request, default="")
        return redirect(self.request.path + (f"?{urlencode({'next': to})}" if to else ""))
