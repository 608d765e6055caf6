"""What somebody told the team of, and what became of it: for that person alone, in words that say nothing of others."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import Truncator

from community.members.registries import visible_to

from . import permissions, queries, registry
from .models import Appeal, Case, Decision, Signal

SHOWN = 100
EXCERPT = 90
CHANGED = frozenset(Decision.ABOUT_CONTENT) - {Decision.Action.APPROVE}


class Outcome:
    """What became of a report."""

    WAITS, LOOKED_AFTER, CHANGED, LEFT, GONE, PRIVATE = "waits", "looked_after", "changed", "left", "gone", "private"


@dataclass(frozen=True)
class Seen:
    """What whoever reported something can see of it now: its address, whose it is, and how it begins."""

    url: str
    name: str
    excerpt: str


@dataclass(frozen=True)
class Report:
    """One report: what it was about with what is `seen` of it now (a Seen, or None), when, the title and the code of the rule, the reporter's own words, and what became
    of it (an Outcome); whether they may ask somebody else to look, and what they `asked` (Appeals)."""

    label: str
    seen: object
    at: datetime
    is_worry: bool
    rule: str
    code: str
    words: str
    outcome: str
    due_at: datetime
    pk: int = 0
    may_ask: bool = False
    asked: tuple = ()


def reports_of(member):
    """The newest reports of `member`, newest first."""
    signals = list(
        Signal.objects.filter(reporter__member=member, source="report")
        .select_related("case")
        .order_by("-at", "-pk")[:SHOWN]
    )
    decided, seen, rules = _decided(signals), _seen(signals, member), queries.rule_titles()
    asked = list(Appeal.objects.filter(asker__member=member, signal__isnull=False).order_by("pk"))
    known = {appeal.decision_id for appeal in asked}
    return [
        Report(
            _label(s.about[0]), seen.get(s.about), s.at, s.category == "crisis",
            rules.get(s.rule, ""), s.rule, s.words, outcome_of(s, decided), s.case.due_at, s.pk,
            permissions.why_not_complain(s, decision_on(s, decided), asked=known) is None,
            tuple(appeal for appeal in asked if appeal.signal_id == s.pk),
        )
        for s in signals
    ]  # fmt: skip


def outcome_of(signal, decided):
    """The Outcome of one report; `decided` are decisions about what it is about, oldest first."""
    case = signal.case
    handler = registry.find(case.target_kind)
    if case.state == Case.State.OPEN:
        return Outcome.WAITS
    if signal.category == "crisis":
        return Outcome.LOOKED_AFTER
    if handler is None or not handler.has_state:
        return Outcome.PRIVATE
    after = _since(signal, decided)
    if any(d.action in CHANGED for d in after):
        return Outcome.CHANGED
    # What was undone leaves the text as it was; only where nobody decided anything did its author take it back.
    return Outcome.LEFT if after or _ever_since(signal, decided) else Outcome.GONE


def _ever_since(signal, decided):
    """What was decided about the text since it was reported: another case than its own may have closed it."""
    about = signal.case.target_kind, signal.case.target_id
    return [d for d in decided if (d.target_kind, d.target_id) == about and d.at >= signal.at]


def _since(signal, decided):
    """As `_ever_since`, of what still holds."""
    return [d for d in _ever_since(signal, decided) if not hasattr(d, "reversed_by")]


def decision_on(signal, decided=None):
    """The newest decision that answered a report and can be asked about, or None; of a worry there is none.

    `decided` is as in `outcome_of`, if it is known.
    """
    if signal.case.state == Case.State.OPEN or signal.category == "crisis":
        return None
    after = _since(signal, _decided([signal]) if decided is None else decided)
    return after[-1] if after else None


def outcome_of_one(signal):
    """The Outcome of one report by whomever, with its case."""
    return outcome_of(signal, _decided([signal]))


def _decided(signals):
    about = {s.case.target_id for s in signals if s.case.state == Case.State.CLOSED}
    kept = Decision.objects.filter(target_id__in=about, action__in=(*Decision.ABOUT_CONTENT, Decision.Action.DISMISS))
    kept = kept.exclude(queries.UP_BY_ITSELF)
    return list(kept.select_related("reversed_by").order_by("at", "pk")) if about else []


def _label(kind):
    handler = registry.find(kind)
    return handler.label if handler is not None else ""


def _seen(signals, member):
    """{(kind, id): Seen} of what `member` can still see: nobody is led, or reads, where they may not look."""
    wanted = {}
    for s in signals:
        kind, pk = s.about
        wanted.setdefault(kind, set()).add(pk)
    found = {}
    for kind, ids in wanted.items():
        handler = registry.find(kind)
        if kind == queries.PERSONA:
            # The name they met; of somebody who left, nothing.
            people = {pk: one for pk, one in handler.get_many(ids).items() if one.member_id}
            found |= {(kind, pk): Seen("", one.name, "") for pk, one in people.items()}
        elif handler is not None and kind in visible_to:
            things = handler.get_many(visible_to[kind](member, ids))
            found |= {(kind, pk): _seen_of(handler, thing) for pk, thing in things.items()}
    return found


def _seen_of(handler, thing):
    author = handler.author(thing)
    words = "" if getattr(thing, "is_heavy", False) else " ".join(handler.text(thing).split())
    return Seen(handler.url(thing), author.name if author is not None else "", Truncator(words).chars(EXCERPT))
