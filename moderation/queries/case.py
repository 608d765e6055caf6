"""What stands around one case: its signals, what was decided before, and what was said."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import Permission
from django.db.models import Case as When_
from django.db.models import CharField, DateTimeField, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Concat

from ..models import Case, Decision, Message, Note, Signal
from .decisions import UP_BY_ITSELF

HISTORY, ALSO_OPEN = 10, 3
OF_A_NETWORK = "network"


def signals_on(target_kind, target_id, scope):
    """All signals ever given on a target, newest last. That a network was seen before is for those who moderate everywhere."""
    found = Signal.objects.filter(case__target_kind=target_kind, case__target_id=target_id).select_related("reporter")
    return found if scope.everywhere else found.exclude(source=OF_A_NETWORK)


def spans_of(target_kind, ids, revisions):
    """The spans to underline for the author of held texts: {id: [(start, end, reason)…]}.

    A crisis hold shows none, which would read as punishment, and neither does spam, which would teach evasion.
    """
    spans = {}
    rows = Signal.objects.filter(
        case__target_kind=target_kind, case__target_id__in=ids, category="personal_data", span_start__isnull=False
    ).values_list("case__target_id", "span_start", "span_end", "reason", "revision")
    for target_id, start, end, reason, revision in rows:
        if revision == revisions.get(target_id):
            spans.setdefault(target_id, []).append((start, end, reason))
    return {target_id: sorted(set(found)) for target_id, found in spans.items()}


def hold_reasons(target_kind, ids):
    """Why held texts wait: {id: {category…}} of their open cases, in one query."""
    reasons = {}
    rows = Signal.objects.filter(
        case__target_kind=target_kind, case__target_id__in=ids, case__state=Case.State.OPEN
    ).values_list("case__target_id", "category")
    for target_id, category in rows:
        reasons.setdefault(target_id, set()).add(category)
    return reasons


def history_of(persona, scope):
    """What was decided before about this persona, and about no other name of theirs, newest first.

    Those who look after some places see what was decided there.
    """
    if persona is None:
        return Decision.objects.none()
    found = Decision.objects.filter(case__author=persona).exclude(action__in=Decision.LOOKS).exclude(UP_BY_ITSELF)
    return scope.of(found, "case__place").select_related("decided_by__home_persona").order_by("-at", "-pk")[:HISTORY]


def decisions_around(case, about, scope):
    """(decisions, history) for a case page, in one query.

    Decisions, oldest first: about the target of `about` (the case, or what an appeal is against) and on the case itself.
    History: as `history_of` the case's author.
    """
    here = Q(target_kind=about.target_kind, target_id=about.target_id) | Q(case=case)
    wanted = here | Q(case__author=case.author_id) if case.author_id else here
    rows = list(
        Decision.objects.filter(wanted)
        .annotate(is_here=When_(When(here, then=Value(0)), default=Value(1), output_field=IntegerField()))
        .select_related("text", "decided_by__home_persona", "reversed_by", "case__author", "case__place")
        .order_by("is_here", "-at", "-pk")[:200]
    )
    own = [d for d in rows if d.case.author_id == case.author_id and case.author_id and scope.covers(d.case)]
    history = sorted(
        (d for d in own if not d.is_look and not d.is_up_by_itself), key=lambda d: (d.at, d.pk), reverse=True
    )
    return [d for d in reversed(rows) if not d.is_here], history[:HISTORY]


def with_also_open(cases, scope):
    """`cases` with what `also_open` reads, so that a page asks for it along with the case."""
    others = Case.objects.filter(author=OuterRef("author"), state=Case.State.OPEN).exclude(pk=OuterRef("pk"))
    crisis_first = When_(When(kind=Case.Kind.CRISIS, then=Value(0)), default=Value(1), output_field=IntegerField())
    packed = Concat(
        Cast("pk", CharField()), Value(" "), "kind", Value(" "), "target_kind", output_field=CharField()
    )  # fmt: skip
    others = scope.of(others).order_by(crisis_first, "-severity", "-pk").annotate(packed=packed).values("packed")
    return cases.annotate(**{f"also_{n}": Subquery(others[n : n + 1]) for n in range(ALSO_OPEN)})


def also_open(case):
    """Other open cases about the very name that `case` is about, at most three, cries for help first: Cases that know
    their kind and their id. Never those of another name of the same person."""
    packed = (getattr(case, f"also_{n}", None) for n in range(ALSO_OPEN))
    rows = (row.split(" ") for row in packed if row)
    return [Case(pk=int(pk), kind=kind, target_kind=target_kind) for pk, kind, target_kind in rows]


def opened_anew(case, scope):
    """The newest Case in which the closed `case` goes on, because a decision was undone or something new came; None."""
    again = Q(previous=case) | Q(
        kind=case.kind, target_kind=case.target_kind, target_id=case.target_id, state=Case.State.OPEN
    )
    others = Case.objects.filter(again).exclude(kind__in=(Case.Kind.APPEAL, Case.Kind.FOLLOW_UP))
    return scope.of(others.exclude(pk=case.pk)).order_by("-pk").first()


@dataclass(frozen=True)
class Said:
    """Something said around a case: by the author (no `by`) or by somebody of the team, whose name is `by`."""

    at: datetime
    words: str
    from_author: bool
    by: str
    read_at: datetime | None


def said_on(case):
    """(talk, notes) around a case, oldest first, in one query: words with the author, and among the team."""
    talk = Message.objects.filter(case=case).order_by()
    notes = Note.objects.filter(case=case).order_by()
    rows = (
        talk.annotate(is_note=Value(0), name=F("by_staff__home_persona__name"))
        .values_list("is_note", "at", "pk", "words", "from_author", "name", "read_at")
        .union(
            notes.annotate(
                is_note=Value(1), name=F("by__home_persona__name"), from_author=Value(False),
                read_at=Value(None, DateTimeField()),
            ).values_list("is_note", "at", "pk", "words", "from_author", "name", "read_at"),
            all=True,
        )
        .order_by("is_note", "at", "pk")
    )  # fmt: skip
    found = ([], [])
    for is_note, at, _pk, words, from_author, name, read_at in rows:
        found[is_note].append(Said(at, words, from_author, name or "", read_at))
    return found


def with_fuller_access(path="author__member"):
    """Whether the member at `path` could let members in and shut them out, for `permissions.has_fuller_access`."""
    may = Permission.objects.filter(codename="change_member", content_type__app_label="members")
    return Exists(may.filter(Q(group__user=OuterRef(path)) | Q(user=OuterRef(path))))
