from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from . import queries
from .models import Case, Decision
from .scope import scope_of_request
from .staff_pages import health, records, shifts, to_do, transparency  # noqa: F401  (register their own hooks)
from .staff_pages.bulk import DismissMany, ReleaseMany, RemoveMany
from .staff_pages.bulk_raid import ShutOutMany
from .staff_pages.queue import QueuePolicy, QueueViewSet
from .staff_pages.words import WordsViewSetGroup

register_permission_policy(Case, QueuePolicy(Case), exact_class=True)


for bulk_action in (ReleaseMany, RemoveMany, ShutOutMany, DismissMany):
    hooks.register("register_bulk_action", bulk_action)

register_snippet(WordsViewSetGroup)


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
    for name, text in {
        "approve": _("Released"),
        "hide": _("Hid a text"),
        "remove": _("Removed"),
        "edit": _("Changed the words"),
        "revise": _("Asked the author to change it"),
        "dismiss": _("Closed with nothing to do"),
        "warn": _("Warned"),
        "timeout": _("Timed out"),
        "mute": _("Muted"),
        "suspend": _("Suspended"),
        "ban": _("Banned"),
        "lock": _("Locked"),
        "slow": _("Slowed down"),
        "move": _("Moved"),
        "take_over": _("Took over a case"),
        "reverse": _("Undid a decision"),
        "unmask": _("Asked who this is"),
        "look": _("Looked at what they wrote"),
        "uphold": _("Left as decided, on appeal"),
        "overturn": _("Changed on appeal"),
    }.items():
        actions.register_action(f"moderation.{name}", Decision.Action(name).label, text)
    actions.register_action("moderation.waits", _("Let a case wait"), _("Let it wait for an answer"))
    actions.register_action("moderation.goes_on", _("Go on with a case"), _("Put it back into the queue"))
    actions.register_action("moderation.alone", _("Go on alone"), _("Went on alone with a heavy case"))
    actions.register_action("moderation.raid_over", _("End a raid"), _("Said that a raid is over"))
    actions.register_action("moderation.disclosed", _("Emergency disclosure"), _("Wrote down an emergency disclosure"))
    actions.register_action("moderation.wrote", _("Write to the author"), _("Wrote to the author"))
