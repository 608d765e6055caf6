"""What the queue holds, in its order, and what a case page needs."""

from django.db.models import Case as When_
from django.db.models import IntegerField, Q, Value, When

from .models import Case, Decision, Restriction, Signal


def queue_for(member):
    """The open cases `member` may see: tiers 3 and 4 first (newest on top), then overdue by severity, then by due time."""
    from django.utils import timezone

    if not member.has_perm("moderation.view_case"):
        return Case.objects.none()
    return in_queue_order(Case.objects.filter(state=Case.State.OPEN), timezone.now())


def in_queue_order(cases, now):
    band = When_(
        When(kind=Case.Kind.CRISIS, severity__gte=3, then=Value(0)),
        When(due_at__lte=now, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    newest_first = When_(When(band=0, then="pk"), default=Value(0), output_field=IntegerField())
    overdue = When_(When(band=1, then="severity"), default=Value(0), output_field=IntegerField())
    return cases.annotate(band=band).order_by("band", newest_first.desc(), overdue.desc(), "due_at", "pk")


def open_cases_on(target_kind, target_id):
    return Case.objects.filter(target_kind=target_kind, target_id=target_id, state=Case.State.OPEN)


def signals_on(target_kind, target_id):
    """All signals ever given on a target, newest last."""
    return Signal.objects.filter(case__target_kind=target_kind, case__target_id=target_id).select_related("reporter")


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


def history_of(persona, limit=10):
    """What was decided about this persona before, newest first."""
    if persona is None:
        return Decision.objects.none()
    return (
        Decision.objects.filter(case__author=persona)
        .select_related("decided_by__home_persona")
        .order_by("-at", "-pk")[:limit]
    )


def decisions_on(target_kind, target_id):
    return (
        Decision.objects.filter(target_kind=target_kind, target_id=target_id)
        .select_related("text", "decided_by__home_persona", "reversed_by")
        .order_by("at", "pk")
    )


def restrictions_in_force(**target):
    return Restriction.objects.filter(lifted_at__isnull=True, **target)


def cases_of_member(member):
    return Case.objects.filter(Q(author__member=member))
