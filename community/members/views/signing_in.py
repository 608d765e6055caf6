"""Signing up, signing in and out."""

from allauth.account.views import LogoutView as AllauthLogoutView
from allauth.account.views import SignupView as AllauthSignupView
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.lib import ratelimit
from community.lib.views import safe_next

from .. import pseudonyms, queries
from ..permissions import Refused

FORGET = '"storage"'
HOUR = 60 * 60
# Of one address: a clinic or a hostel shares one, so they are wide, and only slow down programs.
MOST_ACCOUNTS_AN_HOUR, MOST_TRIES_AN_HOUR = 30, 300
NAMES_OFFERED = 4


class SignupView(AllauthSignupView):
    """allauth's sign-up; wherever the person was going, the welcome page comes first."""

    def get_success_url(self):
        return f"{reverse('welcome')}?{urlencode({'next': safe_next(self.request)})}"

    def get_authenticated_redirect_url(self):
        return safe_next(self.request)

    def get_initial(self):
        code = self.request.GET.get("code", "")[:40]
        return {**super().get_initial(), **({"invitation": code} if code else {})}

    def get_context_data(self, **kwargs):
        word = self.request.POST.get("username", "")[:60]
        return {
            **super().get_context_data(**kwargs),
            "joining": queries.community_settings().joining,
            "names": pseudonyms.suggest(NAMES_OFFERED, apart_from=word),
        }

    def post(self, request, *args, **kwargs):
        if "other_names" in request.POST or "take" in request.POST:
            return self._with_another_name(request)
        if not ratelimit.allowed("sign-up-try", ratelimit.address_of(request), MOST_TRIES_AN_HOUR, HOUR):
            return self._too_many(self.get_form())
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        if not ratelimit.allowed("sign-up", ratelimit.address_of(self.request), MOST_ACCOUNTS_AN_HOUR, HOUR):
            return self._too_many(form)
        try:
            return super().form_valid(form)
        except Refused as refused:
            form.refuse(refused.refusal)
            return self.form_invalid(form)

    def _with_another_name(self, request):
        """Without JavaScript: the page once more, with other names or the one that was picked. Nothing is checked yet."""
        kept = request.POST.dict()
        kept.pop("password1", None)
        kept["pseudonym"] = kept.pop("take", "") or kept.get("pseudonym", "")
        form = self.get_form_class()(initial=kept)
        return self.render_to_response(self.get_context_data(form=form))

    def _too_many(self, form):
        form.add_error(None, _("Many accounts were made from your network just now. Please try again in an hour. "
                               "What you typed is still here, all but the password."))  # fmt: skip
        answer = self.form_invalid(form)
        answer.status_code = 429
        return answer


@never_cache
@require_GET
def other_names(request):
    """Names that are free at this moment, as a piece for the sign-up page."""
    if not request.htmx:
        return redirect("account_signup")
    return render(request, "account/_names.html", {"names": pseudonyms.suggest(NAMES_OFFERED)})


class LogoutView(AllauthLogoutView):
    """allauth's sign-out; the browser is told to forget half-written words too, in every tab."""

    def post(self, *args, **kwargs):
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = FORGET
        # Tabs that stay open learn by it (page.js) that this was a farewell, and not a session that ran out.
        response.set_cookie("left", "1", samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
        return response


@never_cache
@require_GET
def sign_in_needed(request):
    """Where a page for some people sends everybody else: visitors to the sign-in, members to a kind “not here”."""
    if request.user.is_authenticated:
        # The admin left a message about permissions: read here and never shown, and the next answer is without it.
        if list(messages.get_messages(request)):
            return redirect(request.get_full_path())
        raise Http404
    return redirect(f"{reverse('account_login')}?{urlencode({'next': safe_next(request)})}")
