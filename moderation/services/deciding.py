"""Deciding a case: one verb for every action."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from .. import actions, permissions, registry
from ..actions import About, Action, Order
from ..company import Company
from ..models import Case, Lease
from . import on_content, on_persons, on_threads
from .records import Stale

_DOERS = {About.CONTENT: on_content.do, About.ACCOUNT: on_persons.do, About.THREAD: on_threads.do}


@dataclass(frozen=True)
class Doing:
    """What an action works on: the locked `case`, its `target` (locked, or None) with `handler`, and who orders what."""

    case: Case
    action: Action
    moderator: object
    order: Order
    handler: object = None
    target: object = None
    thread: object = None
    thread_handler: object = None


def locked_case(case_id):
    return Case.objects.select_for_update(of=("self",)).select_related("author", "place").get(pk=case_id)


def lease_on(case):
    return Lease.objects.select_related("holder__home_persona").filter(case=case).first()


def open_case(case_id, decider, version):
    """The case, locked, if `decider` may decide it now; raises Refused, or Stale when it moved on since `version`."""
    case = locked_case(case_id)
    permissions.must_be_able_to_decide(decider, case)
    permissions.check(permissions.why_leased(decider, lease_on(case)))
    if case.state != Case.State.OPEN:
        raise Stale(_("Somebody has already decided this case."))
    must_be_at(case, version)
    return case


def must_be_at(case, version):
    if case.version != version:
        raise Stale(_("Something changed while you were reading. Please look once more."))


@transaction.atomic
def decide(case_id, action, decider, version, words="", rule="", **order):
    """Do `action` (a name) about a case; `order` is what else it asks for (see `actions.Order`). Returns the Decision.

    Raises Stale when the case was decided or its text changed since `version`, Refused when `decider` may not, when
    somebody else has the case open, or when the order lacks something.
    """
    action = actions.find(action)
    order = Order(words=words.strip(), rule=rule, **order)
    case = locked_case(case_id)
    if action.about != About.ACCOUNT:
        # Before "it is closed": whoever comes second is told that, and not what they may not do.
        permissions.must_be_able_to_decide(decider, case)
        if case.state != Case.State.OPEN:
            raise Stale(_("Somebody has already decided this case."))
    permissions.must_be_able_to_take(decider, case, lease_on(case), action)
    if action.about == About.ACCOUNT:
        permissions.check(permissions.why_no_strike(case))
    must_be_at(case, version)
    if action.closes:
        permissions.check(Company(case, decider).refusal)
    action.check(order)
    return _DOERS[action.about](_doing(case, action, decider, order))


def _doing(case, action, moderator, order):
    handler = registry.find(case.target_kind)
    if action.about == About.ACCOUNT:
        if not action.suits(case, None, handler):
            raise Stale(_("This cannot be done here any more. Please look once more."))
        return Doing(case, action, moderator, order, handler)
    target = handler.get(case.target_id, lock=True) if handler is not None else None
    if target is None and handler is not None and action.name != "dismiss":
        raise Stale(_("The text is no longer there."))
    of = handler.thread_of(target) if handler is not None and target is not None else None
    thread_handler = registry.thread_handler(of[0]) if of else None
    if not action.suits(case, target, handler, thread_handler):
        raise Stale(_("This cannot be done here any more. Please look once more."))
    thread = thread_handler.get(of[1], lock=True) if action.about == About.THREAD else None
    return Doing(case, action, moderator, order, handler, target, thread, thread_handler)
