"""What the queue holds, in its order, and what a case page needs."""

from django.core.cache import cache
from django.db.models import Case as When_
from django.db.models import Exists, IntegerField, OuterRef, Q, Value, When
from django.utils import timezone
from wagtail.models import Page

from community.members.models import Persona

from . import registry
from .models import Case, Decision, Restriction, Rule, Signal
from .scope import scope_of

# What a case or a decision is about when it is no text.
PERSONA, DECISION = "members.persona", "moderation.decision"
# So long after asking, what a look opened is shown to whoever asked.
LOOK_HOURS = 24
HISTORY = 10
RULES_KEPT = "moderation.rules"


def queue_for(member, scope=None):
    """The open cases `member` may see: tiers 3 and 4 first (newest on top), then overdue by severity, then by due time.

    An appeal is for others than whoever decided first.
    """
    scope = scope_of(member) if scope is None else scope
    cases = scope.of(Case.objects.filter(state=Case.State.OPEN))
    return in_queue_order(cases.exclude(kind=Case.Kind.APPEAL, appeal__decider=member.pk), timezone.now())


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


def history_of(persona, scope):
    """What was decided before about this persona, and about no other name of theirs, newest first.

    Those who look after some places see what was decided there.
    """
    if persona is None:
        return Decision.objects.none()
    found = Decision.objects.filter(case__author=persona).exclude(action__in=Decision.LOOKS)
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
    history = sorted((d for d in own if not d.is_look), key=lambda d: (d.at, d.pk), reverse=True)
    return [d for d in reversed(rows) if not d.is_here], history[:HISTORY]


def decisions_for(scope):
    """The log: every decision within `scope`, newest first."""
    found = scope.of(Decision.objects.all(), "case__place")
    return found.select_related("case__author", "case__place", "decided_by__home_persona").order_by("-at", "-pk")


def latest_about(persona):
    """The id of the newest decision that names `persona` itself, or 0: how a page tells that something changed."""
    found = (
        Decision.objects.filter(target_kind=PERSONA, target_id=persona.pk).order_by("-pk").values_list("pk", flat=True)
    )
    return found.first() or 0


def standing_of(persona):
    """What is in force about a person and was decided under this very name, newest first.

    What was decided under another of their names is not in it, or it would tell that the names are one.
    """
    found = in_force_now(target_kind=PERSONA, target_id=persona.pk)
    return list(found.select_related("decision", "place").order_by("-pk"))


def community_name(persona):
    """The Persona by which the account behind `persona` is known in the whole community; None once they left."""
    return Persona.objects.filter(member__personas=persona, scope=Persona.COMMUNITY).first()


def decisions_about(member):
    """Every decision about `member`, under whatever name, newest first; for that person alone."""
    undone = Exists(Decision.objects.filter(reverses=OuterRef("pk")))
    return Decision.objects.filter(told_to(member)).annotate(undone=undone).order_by("-at", "-pk")


def told_to(member, path=""):
    """The condition on decisions about `member`: their words or account, or a thread that they began.

    A case about somebody's reply may end in a lock: that is for whoever began the thread, not for the case's author.
    `path` leads to the decision.
    """
    threads = registry.thread_handlers()
    own = Q(**{f"{path}case__author__member": member}) & ~Q(**{f"{path}target_kind__in": [h.kind for h in threads]})
    for handler in threads:
        own |= Q(**{f"{path}target_kind": handler.kind, f"{path}target_id__in": handler.begun_by(member)})
    return own


def restrictions_in_force(**target):
    """What nobody has lifted; some of it may be past its end."""
    return Restriction.objects.filter(lifted_at__isnull=True, **target)


def in_force_now(**target):
    """What nobody has lifted and whose end has not come."""
    return Restriction.objects.in_force().filter(**target)


def _rules():
    """[(code, title, whether it is in force)…]; asked by every page about a decision, so kept for a minute."""
    return cache.get_or_set(
        RULES_KEPT, lambda: [(r.code, r.title, r.retired_on is None) for r in Rule.objects.all()], timeout=60
    )


def rule_choices():
    """[(code, title)…] of the rules in force, in their order."""
    return [(code, title) for code, title, in_force in _rules() if in_force]


def rule_titles():
    """{code: title} of every rule there ever was, since decisions go on naming it."""
    return {code: title for code, title, _in_force in _rules()}


def forget_rules(**kwargs):
    """For the signals of Rule: what staff changed is seen at once."""
    cache.delete(RULES_KEPT)


def page(pk):
    """The Wagtail page with this id, or None."""
    return Page.objects.filter(pk=pk).first() if pk else None
