from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.site_summary import SummaryItem

from . import queries
from .permissions import can_see_queue
from .queue import QueueViewSet


class WaitingCases(SummaryItem):
    """On the admin's front page: how many cases wait for a person."""

    order = 10
    template_name = "moderation/waiting_summary.html"

    def is_shown(self):
        return can_see_queue(self.request.user)

    def get_context_data(self, parent_context):
        return {"count": queries.queue_for(self.request.user).count()}


@hooks.register("construct_homepage_summary_items")
def tell_of_waiting_cases(request, items):
    items.append(WaitingCases(request))


@hooks.register("register_admin_viewset")
def register_queue():
    return QueueViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("moderation.approve", _("Release"), _("Released"))
    actions.register_action("moderation.remove", _("Remove"), _("Removed"))
    actions.register_action("moderation.reverse", _("Undo"), _("Undid a decision"))
