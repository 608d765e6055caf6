"""What every verb of moderation writes: cases, decisions with their words, the log, and the notice that follows."""

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from community.members.models import Member
from community.members.permissions import Refusal, Refused
from community.notifications import services as notifications

from .. import queries, registry
from ..content import State
from ..models import Case, Decision, DecisionText, Restriction


class Stale(Refused):
    """Somebody else decided, or the text changed, since the page was drawn."""

    def __init__(self, text):
        super().__init__(Refusal("stale", text))


def decided(case, action, decider, words="", reason="", **fields):
    """Write a Decision, its words and the admin's log; `fields` are the Decision's own. Tells nobody."""
    decision = Decision.objects.create(
        case=case, action=action, automated=decider is None, decided_by=decider, **fields
    )
    DecisionText.objects.create(decision=decision, words=words, reason=reason)
    log(instance=case, action=f"moderation.{decision.action}", user=decider, data={"decision": decision.pk})
    return decision


def conclude(case, obj, before, action, decider, words, rule):
    """Decide the open `case` about `obj`: write it, put it in force, close the case and tell the author."""
    decision = decided(
        case, action, decider, words, target_kind=case.target_kind, target_id=case.target_id, revision=obj.revision,
        before=before, rule=rule,
    )  # fmt: skip
    if action == Decision.Action.REMOVE:
        Restriction.objects.create(
            decision=decision,
            kind=Restriction.Kind.REMOVED,
            target_kind=case.target_kind,
            target_id=case.target_id,
            author_id=case.author_id,
        )
    else:
        standing = queries.restrictions_in_force(target_kind=case.target_kind, target_id=case.target_id)
        standing.update(lifted_at=timezone.now())
    close(case)
    tell_author(decision, case)
    return decision


def close(case):
    case.state, case.closed_at = Case.State.CLOSED, timezone.now()
    case.version += 1
    case.save(update_fields=["state", "closed_at", "version"])


def tell_author(decision, case, kind=None):
    """Put a notice about `decision` into the inbox of the person it is about; the site itself tells nobody."""
    if case.author_id and case.author.member_id and decision.decided_by_id:
        notifications.tell(
            case.author.member,
            kind or f"moderation.{decision.action}",
            f"decision:{decision.pk}",
            reverse("decision", args=[decision.pk]),
        )


def follow(obj, old):
    """After `obj` moved from state `old`: counters here, then the content's own app."""
    if (obj.state == State.PUBLISHED) != (old == State.PUBLISHED):
        count(obj, +1 if obj.state == State.PUBLISHED else -1)
    registry.handler_of(obj).changed(obj, old)


def count(obj, step):
    if registry.handler_of(obj).counts_for_trust:
        held = Member.objects.filter(personas=obj.author_id)
        (held if step > 0 else held.filter(published_count__gt=0)).update(published_count=F("published_count") + step)
