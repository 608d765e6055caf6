"""Locking, slowing down and moving the thread or room that a text stands in."""

from django.db.models import F
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import queries, registry
from ..models import Case, Decision, Restriction
from ..registry import InForce
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
    handler, thread = doing.thread_handler, doing.thread
    places = handler.places(doing.moderator, thread)
    page = places.filter(pk=doing.order.to).first() if doing.order.to else None
    if page is None:
        raise Refused(Refusal("to", _("Please choose where it goes.")))
    return {"from": _carry(handler, thread, page.pk), "to": page.pk}


def _carry(handler, thread, page_id):
    """Move `thread` with the open cases about what stands in it; returns where it came from."""
    old = handler.move(thread, page_id)
    if old is None:
        raise Stale(_("It can’t go there any more. Please choose another place."))
    handler.cases_in(thread, Case.objects.filter(state=Case.State.OPEN)).update(place=page_id, version=F("version") + 1)
    return old


def apply(handler, thread):
    """Keep on `thread` what is in force for it now."""
    found = list(queries.in_force_now(target_kind=handler.kind, target_id=thread.pk))
    locks = [r for r in found if r.kind == Restriction.Kind.LOCKED]
    slow = max((r for r in found if r.kind == Restriction.Kind.SLOWED), key=_weight, default=None)
    handler.apply(
        thread,
        InForce(
            is_locked=bool(locks),
            locked_until=None if any(r.until is None for r in locks) else max((r.until for r in locks), default=None),
            pace=slow.value if slow else 0,
            pace_until=slow.until if slow else None,
        ),
    )


def _weight(slow):
    """The slowest pace counts, and of two alike the one that lasts."""
    return slow.value, slow.until is None, slow.until.timestamp() if slow.until else 0


def move_back(decision):
    """Undo a move, where it still stands and nothing is shown to more people by it. Raises Stale."""
    handler = registry.thread_handler(decision.target_kind)
    thread = handler.get(decision.target_id, lock=True) if handler is not None else None
    if thread is None or handler.place_id(thread) != decision.details.get("to"):
        raise Stale(_("It was moved again since, or is no longer there."))
    back = decision.details.get("from")
    if queries.page(back) is None:
        raise Stale(_("It can’t go back: the place it came from is no longer there."))
    if not handler.may_go_back(thread, back, decision.at):
        raise Stale(_("It can’t go back: people wrote there since, for fewer readers than the place it came from has."))
    _carry(handler, thread, back)


def author_of(decision):
    """The persona who began the thread that `decision` is about, or None."""
    handler = registry.thread_handler(decision.target_kind)
    thread = handler.get(decision.target_id) if handler is not None else None
    return handler.author(thread) if thread is not None else None
