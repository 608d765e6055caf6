"""Locking, slowing down and moving the thread or room that a text stands in."""

from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import queries, registry
from ..models import Decision, Restriction
from .records import Stale, decided, tell_of, touch

NAMES = Decision.Action


def do(doing):
    """Carry out an action about a thread; the case stays as it is. Returns the Decision."""
    if doing.thread is None:
        raise Stale(_("The thread is no longer there."))
    touch(doing.case)
    details, value = {}, None
    if doing.action.name == NAMES.SLOW:
        value = _pace(doing)
        details = {"seconds": value}
    elif doing.action.name == NAMES.MOVE:
        details = _move(doing)
    decision = decided(
        doing.case, doing.action.name, doing.moderator, doing.order.words, target_kind=doing.thread_handler.kind,
        target_id=doing.thread.pk, revision=0, rule=doing.order.rule, until=doing.order.until, details=details,
    )  # fmt: skip
    if doing.action.restriction:
        Restriction.objects.create(
            decision=decision, kind=doing.action.restriction, target_kind=decision.target_kind,
            target_id=decision.target_id, author=doing.thread_handler.author(doing.thread), until=doing.order.until,
            value=value,
        )  # fmt: skip
        apply(doing.thread_handler, doing.thread)
    tell_of(decision, doing.thread_handler.author(doing.thread))
    return decision


def _pace(doing):
    if doing.order.seconds not in doing.thread_handler.paces():
        raise Refused(Refusal("seconds", _("Please choose how long people wait between two posts.")))
    return doing.order.seconds


def _move(doing):
    places = doing.thread_handler.places(doing.moderator, doing.thread)
    page = places.filter(pk=doing.order.to).first() if doing.order.to else None
    if page is None:
        raise Refused(Refusal("to", _("Please choose where it goes.")))
    return {"from": doing.thread_handler.move(doing.thread, page), "to": page.pk}


def apply(handler, thread):
    """Keep on `thread` what is in force for it now."""
    found = list(queries.in_force_now(target_kind=handler.kind, target_id=thread.pk))
    locks = [r for r in found if r.kind == Restriction.Kind.LOCKED]
    ends = [lock.until for lock in locks]
    locked_until = None if not locks else True if None in ends else max(ends)
    handler.apply(thread, locked_until, max((r.value for r in found if r.kind == Restriction.Kind.SLOWED), default=0))


def move_back(decision):
    """Undo a move, where the place it came from is still there. Raises Stale."""
    handler = registry.thread_handler(decision.target_kind)
    thread = handler.get(decision.target_id, lock=True) if handler is not None else None
    page = queries.page(decision.details.get("from"))
    if thread is None or page is None:
        raise Stale(_("It can’t go back: the place it came from is no longer there."))
    handler.move(thread, page)
