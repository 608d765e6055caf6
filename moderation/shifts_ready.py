"""What shifts and calls listen to and tell, for `AppConfig.ready`."""

from django.db.models.signals import post_delete, post_save
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from community.lib import presence, slots
from community.notifications import registry as notices

from . import facts, personal_data_of_shifts, queries, shifts_queries, signals  # noqa: F401  (the first registers itself)
from .services import following_up, paging


def nobody_here(request, board=None, **context):
    """Beside a board, while nobody is on shift for it: the hour at which somebody reads again."""
    coverage = shifts_queries.coverage(board)
    return (
        render_to_string("moderation/shifts/_nobody.html", {"coverage": coverage}, request) if coverage.is_off else ""
    )


def register():
    for changed in (post_save, post_delete):
        changed.connect(queries.forget_raid, sender="moderation.Raid", dispatch_uid="moderation.raid")
        changed.connect(facts.forget_safety, sender="moderation.SafetySettings", dispatch_uid="moderation.safety")
        changed.connect(shifts_queries.forget, sender="moderation.Shift", dispatch_uid="moderation.shifts")
    signals.raised.connect(paging.raise_case, dispatch_uid="moderation.paging")
    signals.closed.connect(paging.answered, dispatch_uid="moderation.paging")
    signals.closed.connect(following_up.follow_up, dispatch_uid="moderation.follow_up")
    presence.register(shifts_queries.here)
    slots.register("board_side", nobody_here, order=1)
    notices.register(
        "moderation.raid",
        _("Many new accounts write at once. What they write waits for a person. Open the queue."),
        group=notices.ALWAYS,
    )
    for kind, words in {
        "late": _("Something in the queue waits past its time. Open the queue."),
        "company": _("A moderator asks you to be with them. Open the queue."),
        "company_came": _("Somebody from the team is with you now. Open the queue."),
        "alone": _("A moderator goes on alone with something heavy. Please look after them."),
    }.items():
        notices.register(f"moderation.{kind}", words, group=notices.ALWAYS)
    notices.register("moderation.page", _("Somebody needs a person now. Open the queue."), group=notices.ALWAYS)
