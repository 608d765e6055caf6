"""On the admin's front page, for administrators: what the law or common sense asks for and is not done yet."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .. import permissions, scope

_checks = []


def remind(check):
    """Register `check(request) -> iterable of (words, address)` for the list."""
    _checks.append(check)
    return check


@remind
def nobody_answers(request):
    """The only moderator's decisions could be appealed to nobody."""
    if scope.accountable_id():
        return
    if len(scope.moderators()) < 2:
        words = _("Only one person moderates, so nobody could answer an appeal. Please choose who answers for safety.")
        yield words, reverse("wagtailsettings:edit", args=["moderation", "safetysettings"])


class ToDo(Component):
    order = 40
    template_name = "moderation/to_do.html"

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        return {"lines": [line for check in _checks for line in check(self.request)]}


@hooks.register("construct_homepage_panels")
def add_to_do(request, panels):
    if permissions.can_audit(request.user):
        panels.append(ToDo(request))
