"""Undoing what was decided, and ending what was decided for a time."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import permissions, projection, queries, registry
from ..content import State
from ..models import Appeal, Case, Decision, Restriction
from . import on_threads
from .deciding import locked_case
from .outcomes import tell_asker
from .records import Stale, close, decided, follow, tell_author, tell_of

NAMES = Decision.Action


@transaction.atomic
def reverse_decision(decision, decider, words=""):
    """Undo a decision: lifts only what that decision put in force. Returns the Decision that says so.

    Raises Refused when it may not be undone by `decider`, or was undone before.
    """
    # The row itself can not be locked against a second undo; the one-to-one `reverses` refuses it.
    case = locked_case(decision.case_id)
    permissions.must_be_able_to_undo(decider, decision, case)
    if Decision.objects.filter(reverses=decision).exists():
        raise Stale(_("This was undone before."))
    undo = take_back(decision, case, NAMES.REVERSE, case, decider, words)
    settle(decision, undo)
    if decision.action in Decision.ABOUT_THREAD:
        tell_of(undo, on_threads.author_of(decision))
    else:
        tell_author(undo, case, "moderation.standing_lifted" if decision.is_about_account else None)
    return undo


def settle(decision, undo):
    """Close what people still ask about `decision`, which `undo` undid; whoever told us of something is told."""
    waiting = Appeal.objects.select_for_update(of=("self",)).filter(decision=decision, outcome="")
    for appeal in waiting.select_related("case", "asker__member"):
        appeal.outcome, appeal.answered_at = Appeal.Outcome.SETTLED, timezone.now()
        appeal.save(update_fields=["outcome", "answered_at"])
        close(appeal.case, undo)
        if appeal.signal_id is not None:
            tell_asker(appeal)


def take_back(decision, case, action, under, decider, words):
    """Lift what `decision` on `case` put in force, as a new decision `action` on the case `under`. Returns that."""
    about = {"target_kind": decision.target_kind, "target_id": decision.target_id, "reverses": decision}
    if decision.is_about_account or decision.action in Decision.ABOUT_THREAD:
        if decision.action == NAMES.MOVE:
            on_threads.move_back(decision)
        undo = decided(under, action, decider, words, revision=decision.revision, **about)
        _lift(decision)
        _apply_to_thread(decision.target_kind, decision.target_id)
        return undo
    handler = registry.handler_for(decision.target_kind)
    obj = handler.get(decision.target_id, lock=True)
    if obj is None:
        if action == NAMES.REVERSE:
            raise Stale(_("The text is no longer there."))
        _lift(decision)
        return decided(under, action, decider, words, revision=decision.revision, **about)
    old, known = obj.state, _decisions_on(decision)
    if decision.action == NAMES.EDIT:
        _put_old_words_back(handler, obj, decision)
    undo = decided(under, action, decider, words, revision=obj.revision, before=old, **about)
    _lift(decision)
    _bring_back(decision, [*known, undo])
    if old != State.WITHDRAWN:
        obj.state = projection.state_without(known, decision, old, timezone.now())
        obj.read_by = obj.read_by if obj.state == old else None
    _save(obj, old, case)
    return undo


def _decisions_on(decision):
    return list(Decision.objects.filter(target_kind=decision.target_kind, target_id=decision.target_id))


def _bring_back(decision, known):
    """What a release or other words had ended, and nothing else has, is in force again."""
    held = Restriction.objects.filter(decision__in=projection.in_force(known, timezone.now()))
    held.filter(target_kind=decision.target_kind, target_id=decision.target_id).update(lifted_at=None)


def _save(obj, old, case):
    """Keep the state of `obj`, which was `old`; what waits again gets a case and a promise. `case` is the one before."""
    if obj.state == State.HELD and old != State.HELD:
        obj.read_by = timezone.now() + timedelta(minutes=settings.PROMISE_MINUTES["hold"])
        if not queries.open_cases_on(case.target_kind, case.target_id).filter(kind=case.kind).exists():
            Case.objects.create(
                kind=case.kind, target_kind=case.target_kind, target_id=case.target_id, author=case.author,
                place=case.place, severity=case.severity, due_at=obj.read_by, previous=case,
            )  # fmt: skip
    obj.save(update_fields=["state", "read_by"])
    follow(obj, old)


def _put_old_words_back(handler, obj, decision):
    """The revision of a decision to edit is the one it made; the one before it holds the author's own words.

    A later change that was undone itself left the same words, and is in nobody's way."""
    unchanged = handler.words_at(obj, decision.revision) == handler.body(obj)
    if not unchanged or not handler.put_back(obj, decision.revision - 1):
        raise Stale(_("The words were changed again since. Please edit them instead."))


def _still_restricted(decision):
    return queries.in_force_now(target_kind=decision.target_kind, target_id=decision.target_id).exists()


def _lift(decision):
    Restriction.objects.filter(decision=decision, lifted_at__isnull=True).update(lifted_at=timezone.now())


def _apply_to_thread(kind, pk):
    handler = registry.thread_handler(kind)
    thread = handler.get(pk, lock=True) if handler is not None else None
    if thread is not None:
        on_threads.apply(handler, thread)


def end_what_is_over(now=None, limit=200):
    """Lift what was decided for a time that has passed; returns how many. What keeps people from writing ends by the
    clock itself; a hidden text and a locked thread are put back here."""
    now = now or timezone.now()
    over = Restriction.objects.filter(lifted_at__isnull=True, until__lte=now).order_by("until", "pk")
    pks = list(over.values_list("pk", flat=True)[:limit])
    return sum(_end(pk, now) for pk in pks)


@transaction.atomic
def _end(pk, now):
    restriction = (
        Restriction.objects.select_for_update(of=("self",))
        .select_related("decision__case__author", "decision__case__place")
        .filter(pk=pk, lifted_at__isnull=True, until__lte=now)
        .first()
    )
    if restriction is None:
        return 0
    restriction.lifted_at = now
    restriction.save(update_fields=["lifted_at"])
    if restriction.kind in Restriction.OF_THREAD:
        _apply_to_thread(restriction.target_kind, restriction.target_id)
    elif restriction.kind in Restriction.OF_CONTENT:
        _show_again(restriction)
    return 1


def _show_again(restriction):
    """Bring a text back to the state it was hidden in, unless something else holds or its author took it back."""
    handler = registry.find(restriction.target_kind)
    obj = handler.get(restriction.target_id, lock=True) if handler is not None else None
    if obj is None or obj.state != State.HIDDEN or _still_restricted(restriction.decision):
        return
    old, decision = obj.state, restriction.decision
    obj.state = projection.state_without(_decisions_on(decision), decision, old, restriction.until)
    _save(obj, old, decision.case)
