import zoneinfo

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone


class MemberTimeZone:
    """Times are shown in the member's own zone; visitors without a session cost no query."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        zone = ""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            zone = request.user.time_zone
        try:
            with timezone.override(zoneinfo.ZoneInfo(zone) if zone else None):
                return self.get_response(request)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError):
            return self.get_response(request)


class StaffSecondFactor:
    """The admin opens only to staff who gave a second factor at this login."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.STAFF_SECOND_FACTOR and request.path.startswith("/admin/") and request.user.is_authenticated:
            if not is_mfa_enabled(request.user, types=["totp", "webauthn"]):
                return redirect("mfa_index")
            methods = request.session.get("account_authentication_methods", [])
            if not any(entry.get("method") == "mfa" for entry in methods):
                return render(request, "members/second_factor_needed.html", status=403)
        return self.get_response(request)
