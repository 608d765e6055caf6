"""The first minutes of an account: its login name, and the ways back into it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.lib.views import safe_next

from .. import queries


def _back_to_welcome(request):
    return f"{reverse('welcome')}?{urlencode({'next': safe_next(request)})}"


@login_required
@never_cache
@require_GET
def welcome(request):
    """The whole login name, and what a new member may do at once; each may be left for later."""
    member = request.user
    return render(
        request,
        "members/welcome.html",
        {
            "next": safe_next(request),
            "way_back": _back_to_welcome(request),
            "has_passkey": Authenticator.objects.filter(user=member, type=Authenticator.Type.WEBAUTHN).exists(),
            "codes_left": queries.unused_recovery_codes(member).count(),
            "address": EmailAddress.objects.filter(user=member).order_by("-primary", "pk").first(),
            "asked_again": [d for d in queries.documents_to_accept(member) if d.scope == d.HEALTH],
        },
    )


@method_decorator([login_required, never_cache], name="dispatch")
class WelcomePasskeyView(AddWebAuthnView):
    """allauth's way to add a passkey, in one press; it leads back to the welcome page."""

    template_name = "members/welcome_passkey.html"

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "next": safe_next(self.request)}

    def get_success_url(self):
        return _back_to_welcome(self.request)
