"""Actions on a text. Each closes the case; the author keeps the words and reads why."""

from django.utils.translation import gettext_lazy as _

from ..content import State
from ..models import Decision, Restriction
from .base import STANDING, About, Action, Timing

NAMES = Decision.Action

APPROVE = Action(
    NAMES.APPROVE, About.CONTENT, _("Release"),
    _("Everybody can read it at once. The author is told that a person read it."),
    _("Released. It is up now, and the author is told."), "r",
    # Whoever took a text back meanwhile still has somebody's answer to come: the case closes, the text stays away.
    states=frozenset({*STANDING, State.WITHDRAWN}), needs_reason=False, closes=True,
)  # fmt: skip
DISMISS = Action(
    NAMES.DISMISS, About.CONTENT, _("Nothing to do"), _("The case is closed. Whoever wrote to us is told so."),
    _("Closed. Whoever wrote to us is told."), "n", asks=frozenset({"words"}), needs_reason=False, closes=True, undoable=False,
)  # fmt: skip
HIDE = Action(
    NAMES.HIDE, About.CONTENT, _("Hide"),
    _("Nobody but the author sees it, for a time or until somebody shows it again. The author reads why."),
    _("Hidden. The author is told why."), "h", states=frozenset({State.PUBLISHED, State.HELD}), timing=Timing.MAY,
    closes=True, restriction=Restriction.Kind.HIDDEN,
)  # fmt: skip
REMOVE = Action(
    NAMES.REMOVE, About.CONTENT, _("Remove"),
    _("Nobody but the author sees it. The author gets the reason and the rule."),
    _("Removed. The author is told why."), "x", states=STANDING - {State.REMOVED},
    closes=True, restriction=Restriction.Kind.REMOVED,
)  # fmt: skip
EDIT = Action(
    NAMES.EDIT, About.CONTENT, _("Change the words"),
    _("Your words stand in place of theirs, marked as changed by a moderator. The author reads why and keeps the old ones."),
    _("Changed. It is up now, and the author is told why."), "e", states=STANDING,
    asks=frozenset({"words", "rule", "body"}), closes=True,
)  # fmt: skip
REVISE = Action(
    NAMES.REVISE, About.CONTENT, _("Ask the author to change it"),
    _("It goes back to the author with your advice. What they send is read by a person first."),
    _("Sent back. The author reads your advice."), "a", states=STANDING - {State.REMOVED},
    needs_words=True, closes=True, restriction=Restriction.Kind.HIDDEN,
)  # fmt: skip
