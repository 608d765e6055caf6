"""Asking somebody else to look, and their answer."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import permissions, queries, registry
from ..content import State
from ..models import Appeal, Case, Decision
from .accountable import tell_accountable
from .deciding import decide, locked_case, open_case
from .records import Stale, close, decided, tell_author
from .undoing import settle, take_back


@transaction.atomic
def appeal(decision, member, words):
    """`member` asks that somebody else looks at a decision about them. Returns the Appeal; raises Refused."""
    case = locked_case(decision.case_id)
    permissions.must_be_able_to_appeal(member, decision)
    words = words.strip()
    if not words:
        raise Refused(Refusal("empty", _("Please write a few words: what should the other person know?")))
    now = timezone.now()
    try:
        with transaction.atomic():
            again = Case.objects.create(
                kind=Case.Kind.APPEAL, target_kind=queries.DECISION, target_id=decision.pk, author=case.author,
                # What holds in the whole community is not for those to answer who look after one board.
                place=None if decision.is_everywhere else case.place, previous=case, opened_at=now,
                due_at=now + timedelta(minutes=settings.PROMISE_MINUTES["appeal"]),
            )  # fmt: skip
            asked = Appeal.objects.create(
                decision=decision, case=again, decider_id=decision.decided_by_id, asker=case.author, words=words, at=now
            )
    except IntegrityError:
        raise Refused(permissions.appealed()) from None
    tell_accountable(again)
    return asked


@transaction.atomic
def answer_appeal(case_id, outcome, moderator, version, words):
    """Answer an appeal: `outcome` is uphold or overturn. Returns the Decision that says so; raises Refused, Stale."""
    case = open_case(case_id, moderator, version)
    asked = Appeal.objects.select_related("decision__case__author").get(case=case)
    words = words.strip()
    if not words:
        raise Refused(Refusal("empty", _("Please write your answer. They have a right to know why.")))
    decision, first = asked.decision, asked.decision.case
    if Decision.objects.filter(reverses=decision).exists():
        raise Stale(_("This was undone before."))
    action = Decision.Action(outcome)
    if asked.signal_id is not None:
        # It is about what somebody told us: `complaints.answer_complaint`.
        raise ValueError(case_id)
    if action == Decision.Action.OVERTURN:
        answer = take_back(decision, locked_case(first.pk), action, case, moderator, words)
        asked.outcome = Appeal.Outcome.OVERTURNED
    elif action == Decision.Action.UPHOLD:
        answer = decided(
            case, action, moderator, words, target_kind=decision.target_kind, target_id=decision.target_id,
            revision=decision.revision, before=decision.before, rule=decision.rule,
        )  # fmt: skip
        asked.outcome = Appeal.Outcome.UPHELD
    else:
        raise ValueError(outcome)
    asked.answered_by, asked.answered_at, asked.answer = moderator, timezone.now(), words
    asked.save(update_fields=["outcome", "answered_by", "answered_at", "answer"])
    close(case, answer)
    if asked.outcome == Appeal.Outcome.OVERTURNED:
        settle(decision, answer)
    tell_author(answer, case, "moderation.appeal")
    if action == Decision.Action.OVERTURN:
        _release(decision, first, moderator, answer.revision)
    return answer


def _release(decision, first, moderator, answered):
    """What was held before it was taken down, or changed, does not wait again: whoever answered has read the words.

    A cry for help keeps its own case, and words that were changed since are read as they are now. Of a change, the
    answer itself put the author's words back, as the revision `answered`.
    """
    read = answered if decision.action == Decision.Action.EDIT else decision.revision
    if decision.target_kind != first.target_kind or first.kind != Case.Kind.HOLD:
        return
    handler = registry.handler_for(decision.target_kind)
    obj = handler.get(decision.target_id) if handler.has_state else None
    if obj is None or obj.state != State.HELD or obj.revision != read:
        return
    waiting = queries.open_cases_on(decision.target_kind, decision.target_id)
    if not waiting.filter(kind=Case.Kind.CRISIS).exists():
        again = waiting.get(kind=Case.Kind.HOLD)
        decide(again.pk, Decision.Action.APPROVE, moderator, again.version)
