"""The figures of moderation in a period (Digital Services Act, articles 15 and 24), from its own records.

Nothing is counted by hand. In public, counts are in fives: exact ones of several tables could be subtracted from each
other until somebody in a small community is found.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from statistics import median

from django.db.models import Count
from django.utils import timezone

from .models import Appeal, Case, Decision, Disclosure, Signal
from .tools import TOOLS

FEW = 5
# Whatever was done to a text, a person or a thread, and a report that was left at that.
_MEASURES = (
    *Decision.ABOUT_CONTENT, *Decision.ABOUT_ACCOUNT, *Decision.ABOUT_THREAD, Decision.Action.DISMISS,
)  # fmt: skip
_AGAINST = tuple(a for a in _MEASURES if a not in (Decision.Action.APPROVE, Decision.Action.DISMISS))


@dataclass(frozen=True)
class Period:
    """A year or a quarter of one, by the community's clock: `code` is like 2026 or 2026-q3."""

    code: str
    start: date
    end: date

    @property
    def moments(self):
        """(from, before): as moments."""
        zone = timezone.get_default_timezone()
        return tuple(datetime.combine(day, time(), zone) for day in (self.start, self.end))

    @property
    def is_over(self):
        return self.end <= timezone.localdate()

    @property
    def quarter(self):
        """1 to 4, or None for a whole year."""
        return (self.start.month + 2) // 3 if "-q" in self.code else None


def period(code):
    """The Period with this code; raises ValueError."""
    year, _dash, quarter = code.partition("-q")
    year, quarter = int(year), int(quarter or 0)
    if not (2000 <= year <= 2999 and 0 <= quarter <= 4 and code == (f"{year}-q{quarter}" if quarter else f"{year}")):
        raise ValueError(code)
    if not quarter:
        return Period(code, date(year, 1, 1), date(year + 1, 1, 1))
    return Period(
        code, date(year, quarter * 3 - 2, 1), date(year + quarter // 4, (quarter * 3) % 12 + 1, 1)
    )  # fmt: skip


def periods():
    """Every Period since the first case, newest first; one query."""
    first = Case.objects.order_by("pk").values_list("opened_at", flat=True).first()
    today = timezone.localdate()
    years = range(today.year, (timezone.localdate(first).year if first else today.year) - 1, -1)
    found = (period(code) for year in years for code in (f"{year}", *(f"{year}-q{n}" for n in (4, 3, 2, 1))))
    return [p for p in found if p.start <= today]


def figures(of):
    """{table: [[key, number…]…]} of a Period, exact. The same number of queries whatever there is."""
    start, end = of.moments
    within = {"at__gte": start, "at__lt": end}
    signals = Signal.objects.filter(**within).order_by()
    decisions = Decision.objects.filter(**within, action__in=_MEASURES).order_by()
    return {
        "sources": _sources(signals),
        "reasons": _reasons(signals),
        "checks": _counted(signals.filter(source__in=TOOLS), "source", TOOLS),
        "actions": _actions(decisions),
        "rules": _counted(decisions.filter(action__in=_AGAINST), "rule"),
        "held": _held(decisions),
        "times": _times(start, end),
        "appeals": _appeals(within),
        "disclosed": [["disclosed", Disclosure.objects.filter(**within).count()]],
        "undone": [["undone", Decision.objects.filter(**within, action=Decision.Action.REVERSE).count()]],
    }


def _counted(rows, field, known=()):
    found = Counter(dict(rows.values_list(field).annotate(n=Count("pk"))))
    return [[key, found[key]] for key in (known or sorted(found))]


def _sources(signals):
    found = dict(signals.values_list("source").annotate(n=Count("pk")))
    checks = sum(n for source, n in found.items() if source in TOOLS)
    own = {"members": found.get("report", 0), "outside": found.get("outside", 0), "checks": checks}
    return [[key, n] for key, n in {**own, "team": found.get("moderator", 0)}.items()]


def _reasons(signals):
    """What people told us of: a worry, the rule they named, or neither."""
    found = Counter()
    rows = signals.filter(source__in=("report", "outside")).values_list("category", "rule").annotate(n=Count("pk"))
    for category, rule, n in rows:
        found["worry" if category == "crisis" else rule] += n
    return [[key, found[key]] for key in sorted(found)]


def _actions(decisions):
    found = {(action, by): n for action, by, n in decisions.values_list("action", "automated").annotate(n=Count("pk"))}
    return [[str(a), found.get((a, False), 0), found.get((a, True), 0)] for a in _MEASURES]


def _held(decisions):
    """Of the words that a program let wait, how many a person let through: how often it was right to ask."""
    rows = decisions.filter(case__kind=Case.Kind.HOLD, automated=False, action__in=Decision.ABOUT_CONTENT)
    found = dict(rows.values_list("action").annotate(n=Count("pk")))
    through = found.pop(Decision.Action.APPROVE, 0)
    return [["through", through], ["not_through", sum(found.values())]]


def _minutes(spans):
    return round(median(span.total_seconds() for span in spans) / 60) if spans else None


def _times(start, end):
    spans = {}
    closed = Case.objects.filter(state=Case.State.CLOSED, closed_at__gte=start, closed_at__lt=end)
    # Closed as it was opened: nobody waited.
    closed = closed.exclude(kind=Case.Kind.ACCOUNT).values_list("kind", "opened_at", "closed_at")
    for kind, opened, done in closed:
        spans.setdefault(kind, []).append(done - opened)
    return [[str(k), len(spans.get(k, ())), _minutes(spans.get(k))] for k in Case.Kind if k != Case.Kind.ACCOUNT]


def _appeals(within):
    """By how it ended: of those whom a decision is about, and of those who told us of something."""
    found = Counter()
    for outcome, signal in Appeal.objects.filter(**within).values_list("outcome", "signal"):
        found[outcome or "open", signal is not None] += 1
    return [[key, found[key, False], found[key, True]] for key in ("upheld", "overturned", "settled", "open")]


def in_fives(tables):
    """As `figures`, as the public sees it: each count in fives, "few" for one to four, and no median of so few."""
    return {
        name: [[key, *(_of_times(numbers) if name == "times" else map(_five, numbers))] for key, *numbers in rows]
        for name, rows in tables.items()
    }


def _of_times(numbers):
    count, minutes = numbers
    return _five(count), minutes if count >= FEW else None


def _five(number):
    """0 stays 0; 1 to 4 are "few"; else the nearest multiple of five."""
    if 0 < number < FEW:
        return "few"
    return FEW * ((number + FEW // 2) // FEW)
