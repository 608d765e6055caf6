from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.permissions import register_permission_policy

from . import queries
from .models import Case
from .scope import scope_of_request
from .staff_pages.queue import QueuePolicy, QueueViewSet

register_permission_policy(Case, QueuePolicy(Case), exact_class=True)


class WaitingCases(SummaryItem):
    """On the admin's front page: how many cases wait for a person."""

    order = 10
    template_name = "moderation/waiting_summary.html"

    def is_shown(self):
        return bool(scope_of_request(self.request))

    def get_context_data(self, parent_context):
        return {"count": queries.queue_for(self.request.user, scope_of_request(self.request)).count()}


@hooks.register("construct_homepage_summary_items")
def tell_of_waiting_cases(request, items):
    items.append(WaitingCases(request))


@hooks.register("register_admin_viewset")
def register_queue():
    return QueueViewSet()


class _Decisions(MenuItem):
    def is_shown(self, request):
        return bool(scope_of_request(request))


@hooks.register("register_reports_menu_item")
def register_decisions():
    return _Decisions(_("Decisions"), reverse("queue:decisions"), name="decisions", icon_name="history", order=900)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("moderation.approve", _("Release"), _("Released"))
    actions.register_action("moderation.remove", _("Remove"), _("Removed"))
    actions.register_action("moderation.reverse", _("Undo"), _("Undid a decision"))
    actions.register_action("moderation.suspend", _("Suspend"), _("Suspended"))
    actions.register_action("moderation.ban", _("Ban"), _("Banned"))
    actions.register_action("moderation.unmask", _("Ask who this is"), _("Asked who this is"))
    actions.register_action("moderation.look", _("Look at what they wrote"), _("Looked at what they wrote"))
    actions.register_action("moderation.uphold", _("Leave as decided"), _("Left as decided, on appeal"))
    actions.register_action("moderation.overturn", _("Change on appeal"), _("Changed on appeal"))
