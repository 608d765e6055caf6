"""How the queue is: how long people wait by week and kind, what is open now, and what each moderator carries."""

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.utils import timezone

from .models import Case, Decision, Shift

WEEKS, LOAD_DAYS = 8, 28
# Of fewer, a figure would tell about one case, and so about whoever had it.
FEWEST = 5
AGES = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))


@dataclass(frozen=True)
class Waiting:
    """What was closed of one kind in the week from `monday` on; of fewer than FEWEST cases the times are None.

    `median` and `ninetieth` (nine of ten waited no longer) are timedeltas; `in_time` is the share closed by its promised
    time, 0 to 100.
    """

    monday: date
    kind: str
    count: int
    median: timedelta | None
    ninetieth: timedelta | None
    in_time: int | None


@dataclass(frozen=True)
class Open:
    """What of one kind is open now: `ages` counts those younger than each of AGES and the rest; `late` is past due."""

    kind: str
    ages: tuple
    late: int


@dataclass(frozen=True)
class Load:
    """What somebody carried in LOAD_DAYS: cases of severity 3 or 4 that they closed, and whole hours on shift."""

    name: str
    heavy: int
    hours: int


def _nearest(waits, share):
    """The nearest-rank quantile of sorted `waits`."""
    return waits[max(math.ceil(share * len(waits)) - 1, 0)]


def waiting(now=None):
    """Waiting of the last WEEKS weeks, newest week first, in one query. It counts from opening to closing."""
    today = timezone.localdate(now or timezone.now())
    first = today - timedelta(days=today.weekday()) - timedelta(weeks=WEEKS - 1)
    since = timezone.make_aware(datetime.combine(first, time()))
    closed = Case.objects.filter(state=Case.State.CLOSED, closed_at__gte=since).exclude(kind=Case.Kind.ACCOUNT)
    cells = defaultdict(list)
    for kind, opened, due, done in closed.values_list("kind", "opened_at", "due_at", "closed_at").iterator():
        day = timezone.localdate(done)
        cells[day - timedelta(days=day.weekday()), kind].append((done - opened, done <= due))
    order = {kind: n for n, kind in enumerate(Case.Kind.values)}
    return [_cell(*key, cells[key]) for key in sorted(cells, key=lambda key: (-key[0].toordinal(), order[key[1]]))]


def _cell(monday, kind, found):
    if len(found) < FEWEST:
        return Waiting(monday, kind, len(found), None, None, None)
    waits = sorted(wait for wait, _in_time in found)
    in_time = round(100 * sum(in_time for _wait, in_time in found) / len(found))
    return Waiting(monday, kind, len(found), _nearest(waits, 0.5), _nearest(waits, 0.9), in_time)


def open_now(now=None):
    """An Open for each kind that has any, in one query."""
    now = now or timezone.now()
    found = defaultdict(lambda: ([0] * (len(AGES) + 1), [0]))
    for kind, opened, due in Case.objects.filter(state=Case.State.OPEN).values_list("kind", "opened_at", "due_at"):
        ages, late = found[kind]
        ages[sum(now - opened >= age for age in AGES)] += 1
        late[0] += due <= now
    return [Open(kind, tuple(found[kind][0]), found[kind][1][0]) for kind in Case.Kind.values if kind in found]


def load(now=None):
    """A Load for each who closed a heavy case or was on shift, by name, in two queries."""
    now = now or timezone.now()
    since = now - timedelta(days=LOAD_DAYS)
    heavy = Decision.objects.filter(
        at__gte=since, case__severity__gte=3, case__state=Case.State.CLOSED, decided_by__isnull=False
    ).exclude(action__in=Decision.LOOKS)
    names, carried, hours = {}, {}, defaultdict(timedelta)
    for pk, name, n in (
        heavy.order_by().values_list("decided_by", "decided_by__home_persona__name").annotate(n=Count("case", distinct=True))
    ):  # fmt: skip
        names[pk], carried[pk] = name or "", n
    shifts = Shift.objects.filter(on_at__isnull=False, on_at__lt=now, ends_at__gt=since)
    for pk, name, on, off, end in shifts.values_list(
        "member_id", "member__home_persona__name", "on_at", "off_at", "ends_at"
    ):
        names[pk] = name or ""
        hours[pk] += max(min(off or end, end, now) - max(on, since), timedelta())
    found = [Load(names[pk], carried.get(pk, 0), round(hours[pk].total_seconds() / 3600)) for pk in names]
    return sorted(found, key=lambda one: one.name.casefold())
