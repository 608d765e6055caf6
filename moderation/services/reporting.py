"""Telling the team about something."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .. import facts, permissions, queries, registry, shifts_queries, signals
from ..models import Case, Signal
from . import flagged
from .content import open_case_on


def answered_within(worried):
    """How soon a person reads a report, as a timedelta: `worried` about somebody, or about the rules."""
    return timedelta(minutes=settings.PROMISE_MINUTES["crisis" if worried else "report"])


def due(obj, worried, now):
    """By when somebody reads a report on `obj`: off shift from the start of the next one on, as a hold is.

    A worry about somebody waits for no shift, since whoever gave an address is called.
    """
    soon = answered_within(worried)
    return now + soon if worried else shifts_queries.coverage(_place(obj), now).read_by(soon, now)


def promised(obj, worried, now):
    """What is told before a report is sent: never sooner than somebody is there."""
    return shifts_queries.coverage(_place(obj), now).read_by(answered_within(worried), now)


def _place(obj):
    return registry.handler_of(obj).place(obj)


@transaction.atomic
def report(obj, reporter, worried, words="", rule=""):
    """A member's report on `obj`: `worried` about the person, or that it breaks `rule` (its code), or anything else.

    One signal a reporter and case; whoever reports again has been heard. Several may hide a post until a person reads
    it (`flagged`). What else somebody worries about of the same person joins the case that they opened that day.
    Returns the Case; raises Refused where somebody worries about too many people in a day.
    """
    now = timezone.now()
    if worried and not _has_open_worry(obj):
        joined = _joined(obj, reporter, words, now)
        if joined is not None:
            return joined
        permissions.check(permissions.why_not_worry(reporter, facts.is_new(reporter.member), now))
    kind, severity = (Case.Kind.CRISIS, 2) if worried else (Case.Kind.REPORT, 1)
    case = open_case_on(obj, kind, severity, due(obj, worried, now), now)
    if not case.signals.filter(reporter=reporter).exists():
        signal(case, obj, worried, "report", reporter=reporter, words=words, rule="" if worried else rule, at=now)
        signals.raised.send(Case, case=case, is_new=case.version == 1)
        flagged.hide_if_many(case, obj, now)
    return case


def _has_open_worry(obj):
    return queries.open_cases_on(registry.handler_of(obj).kind, obj.pk).filter(kind=Case.Kind.CRISIS).exists()


def _joined(obj, reporter, words, now):
    """The open case that `reporter` opened today about the author of `obj`, with this worry as one more signal; or None.

    In the same place alone, so that nobody else sees it than would have.
    """
    handler = registry.handler_of(obj)
    if handler.author(obj) is None:
        return None
    theirs = Signal.objects.filter(reporter=reporter, source="report", category="crisis", at__gt=now - permissions.DAY)
    case = (
        Case.objects.select_for_update(of=("self",))
        .filter(
            pk__in=theirs.values("case"), kind=Case.Kind.CRISIS, state=Case.State.OPEN, author=handler.author(obj),
            place=handler.place(obj),
        )
        .order_by("pk")
        .first()
    )  # fmt: skip
    if case is None:
        return None
    about = {"about_kind": handler.kind, "about_id": obj.pk}
    if not case.signals.filter(reporter=reporter, **about).exists():
        case.version += 1
        case.waits_until = None
        case.save(update_fields=["version", "waits_until"])
        signal(case, obj, True, "report", reporter=reporter, words=words, at=now, **about)
        signals.raised.send(Case, case=case, is_new=False)
    return case


def signal(case, obj, worried, source, **fields):
    """Write down why `case` was opened: what somebody said of `obj`. Returns the Signal."""
    return Signal.objects.create(
        case=case, source=source, category="crisis" if worried else "rules", severity=2 if worried else 1,
        reason="worried" if worried else "reported", revision=getattr(obj, "revision", 1), **fields,
    )  # fmt: skip
