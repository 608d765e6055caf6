from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from .queue import QueueViewSet


@hooks.register("register_admin_viewset")
def register_queue():
    return QueueViewSet()


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("moderation.approve", _("Release"), _("Released"))
    actions.register_action("moderation.remove", _("Remove"), _("Removed"))
    actions.register_action("moderation.reverse", _("Undo"), _("Undid a decision"))
