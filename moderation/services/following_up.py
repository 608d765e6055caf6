"""The day after: somebody asks again how a person is."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from .. import queries
from ..models import Case, Signal

FROM_SEVERITY = 2


def same_time_tomorrow(now):
    """The next day at the same time by the clock on the wall, also in the night the clocks change."""
    local = timezone.localtime(now)
    tomorrow = local.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, local.time()))


def follow_up(sender, case, decision=None, **kwargs):
    """For `signals.closed`: a crisis that was answered is looked at again the next day. One open case a person.

    It is about the persona and not about the text: what is asked is how they are.
    """
    if case.kind != Case.Kind.CRISIS or case.severity < FROM_SEVERITY:
        return
    if case.author is None or case.author.member_id is None:
        return
    open_one = queries.open_cases_on(queries.PERSONA, case.author_id).filter(kind=Case.Kind.FOLLOW_UP)
    if open_one.exists():
        return
    now = timezone.now()
    try:
        with transaction.atomic():
            again = Case.objects.create(
                kind=Case.Kind.FOLLOW_UP, target_kind=queries.PERSONA, target_id=case.author_id, author=case.author,
                place=case.place, severity=2, opened_at=now, due_at=same_time_tomorrow(now), previous=case,
            )  # fmt: skip
    except IntegrityError:
        return  # Another case of theirs was closed at the same moment.
    Signal.objects.create(
        case=again, source="follow_up", category="crisis", severity=2, reason="follow_up", revision=0, at=now
    )
