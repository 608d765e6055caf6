"""The recovery sheet: making it, and coming back in by it."""

import secrets

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.stagekit import clear_login
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.lib import ratelimit
from community.lib.views import safe_next

from .. import queries, services
from ..forms import RecoverForm

# Of one address, in ten minutes. There is no brake on a name: by it anybody could keep its owner out, and codes of
# 79 random bits need none: at a million tries a second it would take some billions of years.
MOST_WRONG, WINDOW_SECONDS = 30, 600
_SHOWN = "recovery_sheet_shown"


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def recovery_sheet(request):
    """Offers the sheet after sign-up; making it shows the codes this once."""
    has_codes = queries.unused_recovery_codes(request.user).exists()
    if request.method == "POST":
        if has_codes and _was_shown(request):
            return redirect("recovery_sheet")
        return _fresh_sheet(request) if has_codes else _show_sheet(request)
    return _sheet(request, codes=None, has_codes=has_codes)


def _was_shown(request):
    """Whether this is the page of codes loaded again: others would make those on the paper worthless without a word."""
    asked = request.POST.get("asked", "")[:40]
    if not asked or request.session.get(_SHOWN) != asked:
        return False
    messages.info(
        request,
        _("Your codes were shown once, and they work. If you have not written them down, please make a new sheet."),
    )
    return True


@reauthentication_required
def _fresh_sheet(request):
    # An old sheet stops working, so the person proves once more who they are.
    return _show_sheet(request)


def _show_sheet(request):
    request.session[_SHOWN] = request.POST.get("asked", "")[:40]
    return _sheet(request, codes=services.make_recovery_sheet(request.user), has_codes=False)


def _sheet(request, codes, has_codes):
    context = {
        "asked": secrets.token_urlsafe(12),
        "codes": codes,
        "has_codes": has_codes,
        "next": safe_next(request, default="/account/"),
        "shown_once": bool(codes),
    }
    return render(request, "members/recovery_sheet.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def recover(request):
    """A new password for one code of the sheet; wrong name, wrong code and used code are answered alike."""
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = ratelimit.address_of(request)
        if not ratelimit.has_room("recover", address, MOST_WRONG, WINDOW_SECONDS):
            form.add_error(
                None, _("That was tried many times from your network. Please wait ten minutes and try again.")
            )
            return render(request, "members/recover.html", {"form": form}, status=429)
        typed = form.cleaned_data
        if services.recover(typed["username"], typed["code"], typed["password"]):
            # A sign-in that stopped at the second lock would go on asking for it.
            clear_login(request)
            messages.success(request, _("You have a new password. Please sign in with it."))
            return redirect("account_login")
        ratelimit.allowed("recover", address, MOST_WRONG, WINDOW_SECONDS)
        form.add_error(None, _("That login name and code don’t go together. A code works once."))
    return render(request, "members/recover.html", {"form": form})
