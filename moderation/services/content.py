"""What people write: screened on its way in, held, taken back."""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import actions, facts, queries, registry, shifts_queries, signals
from ..content import State
from ..models import Case, Decision, Signal
from ..screening import Outcome
from ..staff_lists import screen
from . import networks, put_back, raids
from .on_content import conclude
from .records import close, count, follow


def author_facts(member, now=None, persona=None, kind="", but=None, seconds=None, is_new=False):
    """What checks may know of an author (a member with a home persona) who writes something of `kind`.

    `persona` is the name it stands under, of which alone the latest texts are compared, without the one with the id
    `but`; `seconds` is how long the form was open, if that is known; `is_new` is for a text that was not there before, by
    which a raid is noticed. Costs one query, for those who joined lately one or two more, and for staff none.
    """
    author = facts.author_of(member, now)
    if author.trusted:
        return author
    author = replace(author, seconds=seconds)
    if kind and registry.handler_for(kind).counts_for_trust:
        author = replace(author, first_held=facts.first_held(author, now))
    if persona is not None and kind:
        recent, lately = facts.latest(persona, kind, but, now)
        author = replace(author, recent=recent, lately=lately)
    if not facts.joined_lately(author):
        return author
    return replace(author, raid=raids.look(member, now) if is_new else raids.current(now) is not None)


def facts_of(obj, member):
    """The facts about `member`, who writes or changes `obj`."""
    kind = registry.handler_of(obj).kind
    return author_facts(member, persona=obj.author, kind=kind, but=obj.pk, is_new=obj.pk is None)


def look_over(text, member, author=None):
    """The Screening of `text` as written by `member` now, who may be a visitor; `author` are the facts about them, where
    they are known."""
    if author is None and member.is_authenticated:
        author = author_facts(member)
    return screen(text, author)


def promise(screening):
    """How soon a person reads what was found, as a timedelta."""
    if screening.tier >= 3:
        name = "urgent"
    elif screening.tier >= 1:
        name = "crisis"
    else:
        name = "hold"
    return timedelta(minutes=settings.PROMISE_MINUTES[name])


def read_by(obj, screening, now):
    """The moment by which a person reads it: off shift the promise counts from the start of the next one.
    While those who lead a room are in it, they read what waits there, and it is promised soon."""
    soon = promise(screening)
    until = registry.handler_of(obj).watched_until(obj, now)
    if until is not None:
        # In the minutes that those who lead the room need, and while they are there.
        there = now + timedelta(minutes=settings.PROMISE_MINUTES["urgent"])
        return min(there, max(until, now + timedelta(minutes=5)), now + soon)
    return shifts_queries.coverage(registry.handler_of(obj).place(obj), now).read_by(soon, now)


def prepare(obj, screening, now=None):
    """Set state, crisis card and promise on an unsaved or changed `obj`; pure, so that a batch can be saved at once."""
    obj.care = screening.care
    if screening.holds:
        obj.state = State.HELD
        obj.read_by = read_by(obj, screening, now or timezone.now())
    else:
        obj.state = State.PUBLISHED
        obj.read_by = None


def record(obj, screening, now=None):
    """Open or extend the case for what was found on the saved `obj`; returns it, or None if nothing was found."""
    if screening.outcome == Outcome.PUBLISH:
        return None
    now = now or timezone.now()
    kind = Case.Kind.CRISIS if screening.tier >= 1 else Case.Kind.HOLD
    case = open_case_on(
        obj, kind, max((f.severity for f in screening.findings), default=1), read_by(obj, screening, now), now
    )
    Signal.objects.bulk_create(
        Signal(
            case=case, source=f.check, category=f.category, severity=f.severity, reason=f.reason, revision=obj.revision, at=now,
            span_start=f.span[0] if f.span else None, span_end=f.span[1] if f.span else None,
        )
        for f in screening.findings
    )  # fmt: skip
    signals.raised.send(Case, case=case, is_new=case.version == 1)
    return case


def open_case_on(obj, kind, severity, due_at, now):
    """The open case of `kind` on `obj`, opened if there is none. A new signal may make it graver and sooner, never later."""
    handler = registry.handler_of(obj)
    case = queries.open_cases_on(handler.kind, obj.pk).select_for_update().filter(kind=kind).first()
    if case is not None:
        case.severity = max(case.severity, severity)
        case.due_at = min(case.due_at, due_at)
        case.version += 1
        case.waits_until = None
        # One that only a network brought here had none, so that it stayed with those who moderate everywhere.
        case.place = case.place or handler.place(obj)
        case.save(update_fields=["severity", "due_at", "version", "waits_until", "place"])
        return case
    previous = (
        Case.objects.filter(kind=kind, target_kind=handler.kind, target_id=obj.pk).order_by("-pk").first()
        if getattr(obj, "revision", 2) > 1
        else None
    )
    return Case.objects.create(
        kind=kind, target_kind=handler.kind, target_id=obj.pk, author=handler.author(obj), place=handler.place(obj),
        severity=severity, opened_at=now, due_at=due_at, previous=previous,
    )  # fmt: skip


@transaction.atomic
def admit(obj, text, member, screening=None):
    """Screen `text`, save the new `obj` in the state that follows, and open its case. Returns the Screening.

    `screening` is the one of `text`, where its author was asked about private parts first.
    """
    screening = screening or look_over(text, member, facts_of(obj, member))
    prepare(obj, screening)
    obj.save()
    if facts.joined_lately(facts.author_of(member)):
        raids.wrote(member, obj)
    case = record(obj, screening)
    if networks.is_first_of_somebody_like(member, obj):
        networks.wonder(_case_to_wonder_on(obj, case), obj)
    if obj.state == State.PUBLISHED:
        count(obj, +1)
    return screening


def _case_to_wonder_on(obj, case):
    """The case that holds `obj`, or one that only those see who moderate everywhere: it has no place. The text stays up."""
    if case is not None and case.kind == Case.Kind.HOLD:
        return case
    now, handler = timezone.now(), registry.handler_of(obj)
    due_at = now + timedelta(minutes=settings.PROMISE_MINUTES["report"])
    return Case.objects.create(
        kind=Case.Kind.HOLD,
        target_kind=handler.kind,
        target_id=obj.pk,
        author=handler.author(obj),
        opened_at=now,
        due_at=due_at,
    )


@transaction.atomic
def readmit(obj, text, member, screening=None):
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
    screening = screening or look_over(text, member, facts_of(obj, member))
    returned = put_back.findings(registry.handler_of(obj), obj)
    if returned:
        screening = replace(
            screening, outcome=max(screening.outcome, Outcome.HOLD), findings=(*screening.findings, *returned)
        )
    prepare(obj, screening)
    if old in (State.HIDDEN, State.REMOVED):
        obj.state, obj.read_by = old, read_by
    elif waits_for_person and obj.state == State.PUBLISHED:
        obj.state, obj.care = State.HELD, True
    if old == State.HELD and obj.state == State.HELD and read_by is not None:
        obj.read_by = min(read_by, obj.read_by or read_by)
    obj.save()
    handler = registry.handler_of(obj)
    queries.open_cases_on(handler.kind, obj.pk).update(version=F("version") + 1)
    if old == State.HELD and obj.state == State.PUBLISHED:
        for case in queries.open_cases_on(handler.kind, obj.pk).filter(kind=Case.Kind.HOLD):
            conclude(case, obj, old, actions.find(Decision.Action.APPROVE), None, "", "")
    record(obj, screening)
    if old in (State.HIDDEN, State.REMOVED):
        _ask_again(obj)
    follow(obj, old)
    return screening


def _ask_again(obj):
    """The author changed what was taken down: a person reads the new words."""
    now = timezone.now()
    case = open_case_on(obj, Case.Kind.HOLD, 1, now + timedelta(minutes=settings.PROMISE_MINUTES["hold"]), now)
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
    for case in queries.open_cases_on(handler.kind, obj.pk).exclude(kind=Case.Kind.CRISIS):
        close(case)
    follow(obj, old)
    return obj
