"""Deciding a case about a text, and undoing what was decided."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import permissions, queries, registry
from ..content import State
from ..models import Appeal, Case, Decision, Restriction
from .records import Stale, close, conclude, decided, follow, tell_author


def open_case(case_id, decider, version):
    """The case, locked, if `decider` may decide it now; raises Refused, or Stale when it moved on since `version`."""
    case = locked_case(case_id)
    permissions.must_be_able_to_decide(decider, case)
    if case.state != Case.State.OPEN:
        raise Stale(_("Somebody has already decided this case."))
    if case.version != version:
        raise Stale(_("Something changed while you were reading. Please look once more."))
    return case


def locked_case(case_id):
    return Case.objects.select_for_update(of=("self",)).select_related("author", "place").get(pk=case_id)


@transaction.atomic
def decide(case_id, action, decider, version, words="", rule=""):
    """Decide an open case: approve or remove its target. Returns the Decision.

    Raises Stale when the case was decided or its text changed since `version`, Refused when `decider` may not.
    """
    case = open_case(case_id, decider, version)
    handler = registry.find(case.target_kind)
    obj = handler.get(case.target_id, lock=True) if handler is not None else None
    if obj is None:
        raise Stale(_("The text is no longer there."))
    old = obj.state
    obj.state = {Decision.Action.APPROVE: State.PUBLISHED, Decision.Action.REMOVE: State.REMOVED}[
        Decision.Action(action)
    ]
    if old == State.WITHDRAWN:
        # A person's own wish stands above a release.
        obj.state = State.WITHDRAWN
    obj.read_by = None
    obj.save(update_fields=["state", "read_by"])
    decision = conclude(case, obj, old, action, decider, words, rule)
    for other in queries.open_cases_on(case.target_kind, case.target_id).exclude(pk=case.pk):
        close(other)
    follow(obj, old)
    return decision


@transaction.atomic
def reverse_decision(decision, decider, words=""):
    """Undo a decision about a text or an account: lifts only what that decision put in force.

    Raises Refused when it may not be undone by `decider`, or was undone before.
    """
    # The row itself can not be locked against a second undo; the one-to-one `reverses` refuses it.
    case = locked_case(decision.case_id)
    permissions.must_be_able_to_undo(decider, decision, case)
    if Decision.objects.filter(reverses=decision).exists():
        raise Stale(_("This was undone before."))
    undo = take_back(decision, case, Decision.Action.REVERSE, case, decider, words)
    for appeal in Appeal.objects.select_for_update(of=("self",)).filter(decision=decision, outcome=""):
        appeal.outcome, appeal.answered_at = Appeal.Outcome.SETTLED, timezone.now()
        appeal.save(update_fields=["outcome", "answered_at"])
        close(appeal.case)
    tell_author(undo, case, "moderation.standing_lifted" if decision.is_about_account else None)
    return undo


def take_back(decision, case, action, under, decider, words):
    """Lift what `decision` on `case` put in force, as a new decision `action` on the case `under`. Returns that."""
    about = {"target_kind": decision.target_kind, "target_id": decision.target_id, "reverses": decision}
    if decision.is_about_account:
        _lift(decision)
        return decided(under, action, decider, words, revision=decision.revision, **about)
    handler = registry.handler_for(decision.target_kind)
    obj = handler.get(decision.target_id, lock=True)
    if obj is None:
        if action == Decision.Action.REVERSE:
            raise Stale(_("The text is no longer there."))
        _lift(decision)
        return decided(under, action, decider, words, revision=decision.revision, **about)
    old = obj.state
    undo = decided(under, action, decider, words, revision=obj.revision, before=old, **about)
    _lift(decision)
    others = queries.restrictions_in_force(target_kind=decision.target_kind, target_id=decision.target_id)
    if old != State.WITHDRAWN and not others.exists():
        obj.state = State(decision.before)
        obj.read_by = None
    if obj.state == State.HELD and old != State.HELD:
        obj.read_by = timezone.now() + timedelta(minutes=settings.PROMISE_MINUTES["hold"])
        Case.objects.create(
            kind=case.kind, target_kind=case.target_kind, target_id=case.target_id, author=case.author, place=case.place,
            severity=case.severity, due_at=obj.read_by, previous=case,
        )  # fmt: skip
    obj.save(update_fields=["state", "read_by"])
    follow(obj, old)
    return undo


def _lift(decision):
    Restriction.objects.filter(decision=decision, lifted_at__isnull=True).update(lifted_at=timezone.now())
