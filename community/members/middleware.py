import zoneinfo

from django.conf import settings
from django.utils import timezone

from .permissions import is_staff, why_not_act_as_staff
from .views.safety import ask_for_second_factor


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
    """The admin opens only to staff who gave a second factor at this sign-in.

    `request.may_act_as_staff()` tells lower apps the same of what they keep for staff, such as pictures of drafts.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.may_act_as_staff = lambda: (
            is_staff(request.user) and why_not_act_as_staff(request.session, request.user) is None
        )
        if request.path_info.startswith("/admin/") and is_staff(request.user) and not request.may_act_as_staff():
            return ask_for_second_factor(request)
        return self.get_response(request)
