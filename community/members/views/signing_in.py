"""Signing up, signing in and out."""

from allauth.account.views import LogoutView as AllauthLogoutView
from allauth.account.views import SignupView as AllauthSignupView
from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.lib.views import safe_next

FORGET = '"storage"'


class SignupView(AllauthSignupView):
    """allauth's sign-up; wherever the person was going, the recovery sheet comes first."""

    def get_success_url(self):
        return f"{reverse('recovery_sheet')}?{urlencode({'next': safe_next(self.request)})}"


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
