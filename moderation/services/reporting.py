"""Telling the team about something."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .. import registry, shifts_queries, signals
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
    it (`flagged`). Returns the Case.
    """
    now = timezone.now()
    kind, severity = (Case.Kind.CRISIS, 2) if worried else (Case.Kind.REPORT, 1)
    case = open_case_on(obj, kind, severity, due(obj, worried, now), now)
    if not case.signals.filter(reporter=reporter).exists():
        signal(case, obj, worried, "report", reporter=reporter, words=words, rule="" if worried else rule, at=now)
        signals.raised.send(Case, case=case, is_new=case.version == 1)
        flagged.hide_if_many(case, obj, now)
    return case


def signal(case, obj, worried, source, **fields):
    """Write down why `case` was opened: what somebody said of `obj`. Returns the Signal."""
    return Signal.objects.create(
        case=case, source=source, category="crisis" if worried else "rules", severity=2 if worried else 1,
        reason="worried" if worried else "reported", revision=getattr(obj, "revision", 1), **fields,
    )  # fmt: skip
