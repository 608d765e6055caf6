"""The only doers of moderation: each one verb, one transaction, its notices inside."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from community.members.models import Member, Role
from community.members.permissions import Refusal, Refused
from community.notifications import services as notifications

from . import permissions, queries, registry
from .content import State
from .models import Case, Decision, DecisionText, Restriction, Signal
from .screening import Author, Outcome, screen


class Stale(Refused):
    """Somebody else decided, or the text changed, since the page was drawn."""

    def __init__(self, text):
        super().__init__(Refusal("stale", text))


def author_facts(member, now=None):
    """What checks may know of an author: a member with a home persona."""
    persona = member.home_persona
    return Author(
        days=((now or timezone.now()) - member.date_joined).total_seconds() / 86400,
        published=member.published_count,
        trusted=persona is not None and persona.role_now != Role.PEER,
    )


def promise(screening):
    """How soon a person reads what was found, as a timedelta."""
    if screening.tier >= 3:
        name = "urgent"
    elif screening.tier >= 1:
        name = "crisis"
    else:
        name = "hold"
    return timedelta(minutes=settings.PROMISE_MINUTES[name])


def prepare(obj, screening, now=None):
    """Set state, crisis card and promise on an unsaved or changed `obj`; pure, so that a batch can be saved at once."""
    obj.care = screening.care
    if screening.holds:
        obj.state = State.HELD
        obj.read_by = (now or timezone.now()) + promise(screening)
    else:
        obj.state = State.PUBLISHED
        obj.read_by = None


def record(obj, screening, now=None):
    """Open or extend the case for what was found on the saved `obj`; returns it, or None if nothing was found."""
    if screening.outcome == Outcome.PUBLISH:
        return None
    now = now or timezone.now()
    kind = Case.Kind.CRISIS if screening.tier >= 1 else Case.Kind.HOLD
    case = _open_case(
        obj, kind, max((f.severity for f in screening.findings), default=1), now + promise(screening), now
    )
    Signal.objects.bulk_create(
        Signal(
            case=case, source=f.check, category=f.category, severity=f.severity, reason=f.reason, revision=obj.revision, at=now,
            span_start=f.span[0] if f.span else None, span_end=f.span[1] if f.span else None,
        )
        for f in screening.findings
    )  # fmt: skip
    return case


def _open_case(obj, kind, severity, due_at, now):
    """The open case of `kind` on `obj`. A new signal may make it graver and sooner, never later."""
    handler = registry.handler_of(obj)
    case = queries.open_cases_on(handler.kind, obj.pk).select_for_update().filter(kind=kind).first()
    if case is not None:
        case.severity = max(case.severity, severity)
        case.due_at = min(case.due_at, due_at)
        case.version += 1
        case.save(update_fields=["severity", "due_at", "version"])
        return case
    previous = (
        Case.objects.filter(kind=kind, target_kind=handler.kind, target_id=obj.pk).order_by("-pk").first()
        if obj.revision > 1
        else None
    )
    return Case.objects.create(
        kind=kind, target_kind=handler.kind, target_id=obj.pk, author_id=obj.author_id, place=handler.place(obj),
        severity=severity, opened_at=now, due_at=due_at, previous=previous,
    )  # fmt: skip


@transaction.atomic
def admit(obj, text, member):
    """Screen `text`, save the new `obj` in the state that follows, and open its case. Returns the Screening."""
    screening = screen(text, author_facts(member))
    prepare(obj, screening)
    obj.save()
    record(obj, screening)
    if obj.state == State.PUBLISHED:
        _count(obj, +1)
    return screening


@transaction.atomic
def readmit(obj, text, member):
    """Screen an edited `obj` anew and save it. A clean edit frees a hold, except where a person should come first."""
    old = obj.state
    waits_for_person = (
        old == State.HELD
        and queries.open_cases_on(registry.handler_of(obj).kind, obj.pk)
        .filter(kind=Case.Kind.CRISIS, severity__gte=3)
        .exists()
    )
    read_by = obj.read_by
    obj.revision += 1
    screening = screen(text, author_facts(member))
    prepare(obj, screening)
    if old in (State.HIDDEN, State.REMOVED):
        obj.state = old
    elif waits_for_person and obj.state == State.PUBLISHED:
        obj.state, obj.care = State.HELD, True
    if old == State.HELD and obj.state == State.HELD and read_by is not None:
        obj.read_by = min(read_by, obj.read_by or read_by)
    obj.save()
    handler = registry.handler_of(obj)
    queries.open_cases_on(handler.kind, obj.pk).update(version=F("version") + 1)
    if old == State.HELD and obj.state == State.PUBLISHED:
        for case in queries.open_cases_on(handler.kind, obj.pk).filter(kind=Case.Kind.HOLD):
            _conclude(case, obj, old, Decision.Action.APPROVE, None, "", "")
    record(obj, screening)
    if old in (State.HIDDEN, State.REMOVED):
        _ask_again(obj)
    _follow(obj, old)
    return screening


def _ask_again(obj):
    """The author changed what was taken down: a person reads the new words."""
    now = timezone.now()
    case = _open_case(obj, Case.Kind.HOLD, 1, now + timedelta(minutes=settings.PROMISE_MINUTES["hold"]), now)
    Signal.objects.create(
        case=case, source="author", category="rules", severity=1, reason="revised", revision=obj.revision, at=now
    )


@transaction.atomic
def withdraw(obj, member):
    """The author takes their own text back. A crisis case stays open: the person may still need somebody."""
    if obj.author.member_id != member.pk:
        raise Refused(Refusal("not_allowed", _("Only its author can take it back.")))
    old = obj.state
    if old == State.WITHDRAWN:
        return obj
    obj.state = State.WITHDRAWN
    obj.save(update_fields=["state"])
    handler = registry.handler_of(obj)
    queries.open_cases_on(handler.kind, obj.pk).exclude(kind=Case.Kind.CRISIS).update(
        state=Case.State.CLOSED, closed_at=timezone.now(), version=F("version") + 1
    )
    _follow(obj, old)
    return obj


@transaction.atomic
def report(obj, reporter, worried, words=""):
    """A member's report on `obj`: `worried` about the person, or a rule seems broken. One signal a reporter."""
    kind = Case.Kind.CRISIS if worried else Case.Kind.REPORT
    now = timezone.now()
    minutes = settings.PROMISE_MINUTES["crisis" if worried else "report"]
    case = _open_case(obj, kind, 2 if worried else 1, now + timedelta(minutes=minutes), now)
    if not case.signals.filter(reporter=reporter).exists():
        Signal.objects.create(
            case=case, source="report", category="crisis" if worried else "rules", severity=2 if worried else 1,
            reason="worried" if worried else "reported", reporter=reporter, words=words, revision=obj.revision, at=now,
        )  # fmt: skip
    return case


@transaction.atomic
def decide(case_id, action, decider, version, words="", rule=""):
    """Decide an open case: approve or remove its target. Returns the Decision.

    Raises Stale when the case was decided or its text changed since `version`, Refused when `decider` may not.
    """
    case = Case.objects.select_for_update(of=("self",)).select_related("author").get(pk=case_id)
    permissions.must_be_able_to_decide(decider, case)
    if case.state != Case.State.OPEN:
        raise Stale(_("Somebody has already decided this case."))
    if case.version != version:
        raise Stale(_("Something changed while you were reading. Please look once more."))
    handler = registry.handler_for(case.target_kind)
    obj = handler.get(case.target_id, lock=True)
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
    decision = _conclude(case, obj, old, action, decider, words, rule)
    for other in queries.open_cases_on(case.target_kind, case.target_id).exclude(pk=case.pk):
        _close(other)
    _follow(obj, old)
    return decision


def _conclude(case, obj, before, action, decider, words, rule):
    decision = Decision.objects.create(
        case=case, action=action, target_kind=case.target_kind, target_id=case.target_id, revision=obj.revision,
        before=before, rule=rule, automated=decider is None, decided_by=decider,
    )  # fmt: skip
    DecisionText.objects.create(decision=decision, words=words)
    if action == Decision.Action.REMOVE:
        Restriction.objects.create(
            decision=decision,
            kind="removed",
            target_kind=case.target_kind,
            target_id=case.target_id,
            author_id=case.author_id,
        )
    else:
        standing = queries.restrictions_in_force(target_kind=case.target_kind, target_id=case.target_id)
        standing.update(lifted_at=timezone.now())
    _close(case)
    log(instance=case, action=f"moderation.{decision.action}", user=decider, data={"decision": decision.pk})
    _tell_author(decision, case)
    return decision


def _close(case):
    case.state, case.closed_at = Case.State.CLOSED, timezone.now()
    case.version += 1
    case.save(update_fields=["state", "closed_at", "version"])


def _tell_author(decision, case):
    if case.author_id and case.author.member_id and decision.decided_by_id:
        notifications.tell(
            case.author.member,
            f"moderation.{decision.action}",
            f"decision:{decision.pk}",
            reverse("decision", args=[decision.pk]),
        )


@transaction.atomic
def reverse_decision(decision, decider, words=""):
    """Undo an approval or a removal: lifts only what that decision put in force, and opens no second door.

    Raises Refused when it may not be undone by `decider`, or was undone before.
    """
    # The row itself can not be locked against a second undo; the one-to-one `reverses` refuses it.
    case = Case.objects.select_for_update(of=("self",)).select_related("author").get(pk=decision.case_id)
    permissions.must_be_able_to_decide(decider, case)
    if decision.action == Decision.Action.REVERSE or Decision.objects.filter(reverses=decision).exists():
        raise Stale(_("This was undone before."))
    handler = registry.handler_for(decision.target_kind)
    obj = handler.get(decision.target_id, lock=True)
    if obj is None:
        raise Stale(_("The text is no longer there."))
    old = obj.state
    undo = Decision.objects.create(
        case=case, action=Decision.Action.REVERSE, target_kind=decision.target_kind, target_id=decision.target_id,
        revision=obj.revision, before=old, reverses=decision, decided_by=decider,
    )  # fmt: skip
    DecisionText.objects.create(decision=undo, words=words)
    Restriction.objects.filter(decision=decision, lifted_at__isnull=True).update(lifted_at=timezone.now())
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
    log(instance=case, action="moderation.reverse", user=decider, data={"decision": undo.pk})
    _tell_author(undo, case)
    _follow(obj, old)
    return undo


def _follow(obj, old):
    """After `obj` moved from state `old`: counters here, then the content's own app."""
    if (obj.state == State.PUBLISHED) != (old == State.PUBLISHED):
        _count(obj, +1 if obj.state == State.PUBLISHED else -1)
    registry.handler_of(obj).changed(obj, old)


def _count(obj, step):
    if registry.handler_of(obj).counts_for_trust:
        held = Member.objects.filter(personas=obj.author_id)
        (held if step > 0 else held.filter(published_count__gt=0)).update(published_count=F("published_count") + step)
