"""What every verb of moderation writes: decisions with their words, the log, closed cases, and the notice that follows."""

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from community.members.models import Member
from community.members.permissions import Refusal, Refused
from community.notifications import services as notifications

from .. import registry, signals
from ..content import State
from ..models import Case, Decision, DecisionText, Lease, SetAside
from .outcomes import tell_reporters

# Which notice tells of an action; the page behind it says the rest.
NOTICE_OF = {
    **dict.fromkeys(Decision.ABOUT_ACCOUNT, "moderation.standing"),
    **dict.fromkeys(Decision.ABOUT_THREAD, "moderation.thread"),
}


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
    signals.decided.send(Decision, case=case, decision=decision)
    return decision


def close(case, decision=None):
    """Close `case`; whoever had it open has it no longer. `decision` is what closed it, if one did."""
    case.state, case.closed_at = Case.State.CLOSED, timezone.now()
    case.version += 1
    case.save(update_fields=["state", "closed_at", "version"])
    Lease.objects.filter(case=case).delete()
    SetAside.objects.filter(case=case).delete()
    signals.closed.send(Case, case=case, decision=decision)
    tell_reporters([case])


def touch(case):
    """Something about an open case changed: whoever reads an older page is told so when they decide."""
    case.version += 1
    case.save(update_fields=["version"])


def tell_author(decision, case, kind=None):
    """Put a notice about `decision` into the inbox of the person it is about; the site itself tells nobody."""
    if decision.decided_by_id:
        tell_of(decision, case.author, kind)


def tell_of(decision, persona, kind=None):
    """As `tell_author`, for any persona, or None."""
    if persona is not None and persona.member_id:
        notifications.tell(
            persona.member,
            kind or NOTICE_OF.get(decision.action, f"moderation.{decision.action}"),
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
