"""What an action is, and the list of them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from ..content import State


class About(StrEnum):
    """What an action changes. A text and its author are decided apart."""

    CONTENT = "content"
    ACCOUNT = "account"
    THREAD = "thread"


class Timing(StrEnum):
    NO = "no"
    MAY = "may"
    MUST = "must"


@dataclass(frozen=True)
class Order:
    """What a moderator gives along: `words` to the author, the `rule` (its code), until when, the new `body`, the pace
    in `seconds`, the id of the page to move `to`."""

    words: str = ""
    rule: str = ""
    until: datetime | None = None
    body: str = ""
    seconds: int | None = None
    to: int | None = None


@dataclass(frozen=True)
class Action:
    """One thing that can be done. `leaves` says what it leaves behind, `key` is its access key on the case page.

    `states` are those of a text in which it is offered; `closes` says whether the case is over with it.
    `restriction` is the kind of Restriction it puts in force, or "".
    """

    name: str
    about: About
    label: str | Promise
    leaves: str | Promise
    done: str | Promise
    key: str
    states: frozenset = frozenset()
    timing: Timing = Timing.NO
    longest: timedelta = timedelta(days=366)
    asks: frozenset = frozenset({"words", "rule"})
    # To the person it is about: nothing is done to somebody without saying why.
    needs_reason: bool = True
    # Where a rule alone would leave somebody with nothing to act on.
    needs_words: bool = False
    closes: bool = False
    restriction: str = ""
    undoable: bool = True
    everywhere: bool = field(default=False)

    @property
    def is_timed(self):
        return self.timing != Timing.NO

    def suits(self, case, target, handler, thread=None):
        """Whether it makes sense for this case at all, whoever asks: `target` is the text, if there is one."""
        if self.about == About.ACCOUNT:
            # Asking for help is never a strike: one has to come from another case, such as a report.
            here = self.everywhere or self.name == "warn" or case.place_id is not None
            return not case.is_about_need and case.author is not None and here
        if self.about == About.THREAD:
            return thread is not None and self.name in thread.acts
        if handler is None or not handler.has_state:
            return self.name == "dismiss"
        if self.name == "edit" and not handler.can_rewrite:
            return False
        return target is not None and target.state in self.states

    def check(self, order, now=None):
        """Raise Refused when `order` lacks what this action needs."""
        now = now or timezone.now()
        words = order.words.strip()
        if self.needs_words and not words:
            raise Refused(Refusal("empty", _("Please write what they could change. A rule alone does not tell them.")))
        if self.needs_reason and not (words or (order.rule and self.about == About.CONTENT)):
            raise Refused(Refusal("empty", _("Please write why. They have a right to know.")))
        if not self.is_timed and order.until is not None:
            raise Refused(Refusal("untimed", _("This has no end by itself. Please leave the time empty.")))
        if self.timing == Timing.MUST and order.until is None:
            raise Refused(Refusal("until", _("Please say until when.")))
        if order.until is not None and order.until <= now:
            raise Refused(Refusal("past", _("Please choose a time that is still to come.")))
        if order.until is not None and order.until > now + self.longest:
            raise Refused(Refusal("long", _("That is too long for this. Please choose an earlier time.")))
        if "body" in self.asks and not order.body.strip():
            raise Refused(Refusal("body", _("Please write the new words.")))


# A text that anybody can or could read; what its author took back stays theirs.
STANDING = frozenset({State.PUBLISHED, State.HELD, State.HIDDEN, State.REMOVED})

_actions: dict[str, Action] = {}


def register(action):
    """Put `action` on the list; a test fails on one that its table does not know."""
    _actions[str(action.name)] = action
    return action


def find(name):
    """The Action called `name`; raises KeyError."""
    return _actions[str(name)]


def all_actions():
    return list(_actions.values())
