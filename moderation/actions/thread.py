"""Actions on the thread or room that a text stands in."""

from django.utils.translation import gettext_lazy as _

from ..models import Decision, Restriction
from .base import About, Action, Timing

NAMES = Decision.Action

LOCK = Action(
    NAMES.LOCK, About.THREAD, _("Lock"), _("Nobody can reply, for a time or until somebody opens it again."),
    _("Locked. Whoever began it is told why."), "l", timing=Timing.MAY, restriction=Restriction.Kind.LOCKED,
)  # fmt: skip
SLOW = Action(
    NAMES.SLOW, About.THREAD, _("Slow down"), _("Each person waits a while between two posts."),
    _("Slowed down."), "o", timing=Timing.MAY, asks=frozenset({"words", "rule", "seconds"}),
    restriction=Restriction.Kind.SLOWED,
)  # fmt: skip
MOVE = Action(
    NAMES.MOVE, About.THREAD, _("Move"), _("It goes to another board with all replies. Whoever began it is told where."),
    _("Moved. Whoever began it is told where it is now."), "v", asks=frozenset({"words", "rule", "to"}),
)  # fmt: skip
