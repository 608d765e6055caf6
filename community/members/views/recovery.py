"""The recovery sheet: making it, and coming back in by it."""

from allauth.account.decorators import reauthentication_required
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


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def recovery_sheet(request):
    """Offers the sheet after sign-up; making it shows the codes this once."""
    codes = None
    has_codes = queries.unused_recovery_codes(request.user).exists()
    if request.method == "POST":
        if has_codes:
            return _fresh_sheet(request)
        codes = services.make_recovery_sheet(request.user)
    return render(
        request, "members/recovery_sheet.html", {"codes": codes, "has_codes": has_codes, "next": safe_next(request)}
    )


@reauthentication_required
def _fresh_sheet(request):
    # An old sheet stops working, so the person proves once more who they are.
    codes = services.make_recovery_sheet(request.user)
    return render(
        request, "members/recovery_sheet.html", {"codes": codes, "has_codes": False, "next": safe_next(request)}
    )


@never_cache
@require_http_methods(["GET", "POST"])
def recover(request):
    """A new password for one code of the sheet; wrong name and wrong code are answered alike."""
    form = RecoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        address = request.META.get("REMOTE_ADDR", "")
        wrong = None
        if not ratelimit.allowed("recover", address, 10, 3600) or not ratelimit.allowed(
            "recover-name", form.cleaned_data["username"].lower(), 10, 3600
        ):
            wrong = _("That was tried many times. Please wait an hour and try again.")
        elif services.recover(form.cleaned_data["username"], form.cleaned_data["code"], form.cleaned_data["password"]):
            messages.success(request, _("You have a new password. Please sign in with it."))
            return redirect("account_login")
        form.add_error(None, wrong or _("That login name and code don’t go together. A code works once."))
    return render(request, "members/recover.html", {"form": form})
