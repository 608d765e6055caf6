"""Reports of several established members hide a post until a person reads it. They never touch an account."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Member, Persona
from community.members.services.preferences import language_of

from .. import actions, facts, registry, shifts_queries
from ..content import State
from ..models import Case, Decision, Restriction, Signal
from .records import decided, follow, tell_of

# Whoever reports more than this in a day is heard by a person, and hides nothing.
REPORTS_A_DAY = 5
NOTICE = "moderation.flagged"
# What somebody decided about a text before: then reports bring it back to them, and hide nothing.
_LOOKED_AT = (Decision.Action.APPROVE, Decision.Action.DISMISS, Decision.Action.EDIT, Decision.Action.REVERSE,
              Decision.Action.OVERTURN)  # fmt: skip


def hide_if_many(case, obj, now=None):
    """Hide `obj`, of which the report `case` is, if enough established members reported it. Returns the Decision or None.

    Never what may be a cry for help, and never what a person has already read and left.
    """
    now, wanted = now or timezone.now(), facts.safety().flags_to_hide
    handler = registry.handler_of(obj)
    if not wanted or case.kind != Case.Kind.REPORT or not handler.hides_on_reports:
        return None
    if Signal.objects.filter(case=case, source="report").count() < wanted:
        return None
    obj = handler.get(obj.pk, lock=True)
    if obj is None or obj.state != State.PUBLISHED or _is_for_a_person_alone(case, obj):
        return None
    if _reporters_that_count(case, obj, now) < wanted:
        return None
    return _hide(case, obj, handler, now)


def _is_for_a_person_alone(case, obj):
    about = {"target_kind": case.target_kind, "target_id": case.target_id}
    of_crisis = Signal.objects.filter(category="crisis", **{f"case__{name}": value for name, value in about.items()})
    # A worry may have joined the case of something else by the same person.
    joined = Signal.objects.filter(category="crisis", about_kind=case.target_kind, about_id=case.target_id)
    read = Decision.objects.filter(automated=False, action__in=_LOOKED_AT, **about)
    return obj.care or of_crisis.exists() or joined.exists() or read.exists()


def _reporters_that_count(case, obj, now):
    """How many of those who reported are established, may write, and did not report very much today."""
    today = Signal.objects.filter(
        source="report", reporter__member=OuterRef("pk"), at__gt=now - timedelta(days=1)
    ).order_by()  # fmt: skip
    today = today.values("reporter__member").annotate(n=Count("pk")).values("n")
    kept_from_writing = Restriction.objects.in_force(now).filter(member=OuterRef("pk"))
    told = Persona.objects.filter(pk__in=Signal.objects.filter(case=case, source="report").values("reporter"))
    found = Member.objects.filter(facts.established(now), personas__in=told).exclude(pk=obj.author.member_id)
    found = found.annotate(today=Coalesce(Subquery(today), 0)).filter(
        ~Exists(kept_from_writing), today__lte=REPORTS_A_DAY
    )
    return found.distinct().count()


def _hide(case, obj, handler, now):
    action, author, old = actions.find(Decision.Action.HIDE), case.author, obj.state
    obj.state = State.HIDDEN
    obj.read_by = shifts_queries.coverage(handler.place(obj), now).read_by(
        timedelta(minutes=settings.PROMISE_MINUTES["hold"]), now
    )  # fmt: skip
    obj.save(update_fields=["state", "read_by"])
    words = _("Several members asked us to look at this. It is hidden until a person has read it.")
    if author is not None and author.member is not None:
        with language_of(author.member):
            words = _("Several members asked us to look at this. It is hidden until a person has read it.")
    decision = decided(
        case, action.name, None, words, target_kind=case.target_kind, target_id=case.target_id, revision=obj.revision,
        before=old,
    )  # fmt: skip
    Restriction.objects.create(
        decision=decision,
        kind=action.restriction,
        target_kind=case.target_kind,
        target_id=case.target_id,
        author=author,
    )
    case.due_at = min(case.due_at, obj.read_by)
    case.version += 1
    case.save(update_fields=["due_at", "version"])
    follow(obj, old)
    tell_of(decision, author, NOTICE)
    return decision
