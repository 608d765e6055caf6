"""What can be done about a case, and by whom: what its page offers is what `services.decide` allows."""

from dataclasses import dataclass
from functools import cached_property

from . import actions, permissions, registry
from .actions import About
from .company import Company
from .models import Case
from .scope import scope_of


@dataclass(frozen=True)
class Ground:
    """What a page about `case` stands on: the text with its handler, and who has the case open."""

    case: Case
    handler: object = None
    target: object = None
    lease: object = None

    @classmethod
    def of(cls, case):
        """The Ground of a case that was read with its lease."""
        handler = registry.find(case.target_kind)
        target = handler.get(case.target_id) if handler is not None else None
        return cls(case, handler, target, getattr(case, "lease", None))

    @cached_property
    def _thread_at(self):
        return self.handler.thread_of(self.target) if self.target is not None else None

    @cached_property
    def thread_handler(self):
        return registry.thread_handler(self._thread_at[0]) if self._thread_at else None

    def company(self, member):
        """The Company of `member` over the case, asked once."""
        known = self.__dict__.setdefault("_company", {})
        if member.pk not in known:
            known[member.pk] = Company(self.case, member)
        return known[member.pk]

    def places(self, member):
        """The pages where `member` may move the thread."""
        thread = self.thread_handler.get(self._thread_at[1]) if self.thread_handler is not None else None
        found = self.thread_handler.places(member, thread) if thread is not None else None
        return [] if found is None else list(found)


def offered(member, ground, scope=None):
    """The Actions that `member` is offered about the case of `ground`, in their order."""
    scope = scope_of(member) if scope is None else scope
    return [action for action in actions.all_actions() if _is_offered(member, ground, action, scope)]


def _is_offered(member, ground, action, scope):
    thread = ground.thread_handler if action.about == About.THREAD else None
    if not action.suits(ground.case, ground.target, ground.handler, thread):
        return False
    if permissions.why_not_take(member, ground.case, ground.lease, action, scope) is not None:
        return False
    return not action.closes or ground.company(member).refusal is None


# What can happen to a text that somebody reported and that was left as it is.
ANEW = ("hide", "revise", "remove")


def offered_anew(handler, target):
    """The Actions on a text with which an appeal of whoever reported it can be answered."""
    if handler is None or target is None:
        return []
    return [action for action in map(actions.find, ANEW) if handler.has_state and action.suits(Case(), target, handler)]


def offered_about(member, persona, scope=None):
    """The Actions that `member` is offered about a person by their community name, with no text at hand."""
    if permissions.why_not_restrict_person(member, persona, scope) is not None:
        return []
    nowhere = Case(author=persona)
    return [a for a in actions.all_actions() if a.about == About.ACCOUNT and a.suits(nowhere, None, None)]
