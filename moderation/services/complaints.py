"""Whoever told us of something asks that somebody else looks at what was decided (Digital Services Act, article 20)."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import permissions, queries, registry, reported, signals
from ..models import Appeal, Case, Decision, OutsideNotice, Signal
from .accountable import tell_accountable
from .content import open_case_on
from .deciding import decide, locked_case, open_case
from .outcomes import tell_asker
from .records import Stale, close, decided
from .reporting import answered_within


@transaction.atomic
def complain(signal, words, email=""):
    """Whoever gave `signal` asks for another look at what was decided about it; by `email` somebody without an account
    likes to be told. Returns the Appeal; raises Refused."""
    locked_case(signal.case_id)
    signal = Signal.objects.select_related("case", "reporter__member").get(pk=signal.pk)
    decision = reported.decision_on(signal)
    permissions.check(permissions.why_not_complain(signal, decision))
    words = words.strip()
    if not words:
        raise Refused(Refusal("empty", _("Please write a few words: what should the other person know?")))
    now = timezone.now()
    try:
        with transaction.atomic():
            # It has no author: what is said here is for whoever asked, and nothing for the person the report is about.
            again = Case.objects.create(
                kind=Case.Kind.APPEAL, target_kind=queries.SIGNAL, target_id=signal.pk, place=decision.case.place,
                previous=decision.case, opened_at=now,
                due_at=now + timedelta(minutes=settings.PROMISE_MINUTES["appeal"]),
            )  # fmt: skip
            asked = Appeal.objects.create(
                decision=decision, case=again, decider_id=decision.decided_by_id, asker=signal.reporter, signal=signal,
                words=words, at=now,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(permissions.appealed()) from None
    if email:
        OutsideNotice.objects.filter(signal=signal).update(email=email, told_at=None)
    tell_accountable(again)
    return asked


@transaction.atomic
def answer_complaint(case_id, outcome, moderator, version, words, do="", rule="", to_author=""):
    """Answer whoever asked again about a report: `outcome` is uphold, or overturn with what to `do` about the text
    (the name of an action, with its `rule` and words `to_author`). Returns the Decision; raises Refused, Stale.

    What has no text of its own, such as a person, is opened anew instead.
    """
    case = open_case(case_id, moderator, version)
    asked = Appeal.objects.select_related("decision__case__place", "signal", "asker__member").get(case=case)
    words, decision = words.strip(), asked.decision
    if not words:
        raise Refused(Refusal("empty", _("Please write your answer. They have a right to know why.")))
    action = Decision.Action(outcome)
    if action == Decision.Action.OVERTURN:
        _act_anew(asked, moderator, do, rule, to_author)
        asked.outcome = Appeal.Outcome.OVERTURNED
    elif action == Decision.Action.UPHOLD:
        asked.outcome = Appeal.Outcome.UPHELD
    else:
        raise ValueError(outcome)
    # The words are for whoever asked, and stand with the question alone.
    answer = decided(
        case, action, moderator, target_kind=decision.target_kind, target_id=decision.target_id,
        revision=decision.revision, rule=decision.rule,
    )  # fmt: skip
    asked.answered_by, asked.answered_at, asked.answer = moderator, timezone.now(), words
    asked.save(update_fields=["outcome", "answered_by", "answered_at", "answer"])
    close(case, answer)
    tell_asker(asked)
    return answer


def _act_anew(asked, moderator, do, rule, to_author):
    """Do it the way that every moderator does it: as a decision on a report."""
    decision = asked.decision
    handler = registry.find(decision.target_kind)
    obj = handler.get(decision.target_id) if handler is not None else None
    if obj is None:
        raise Stale(_("The text is no longer there."))
    if handler.has_state and not do:
        raise Refused(Refusal("do", _("Please choose what happens to it now.")))
    now = timezone.now()
    again = open_case_on(obj, Case.Kind.REPORT, 1, now + answered_within(False), now)
    again.previous = asked.case
    again.save(update_fields=["previous"])
    Signal.objects.create(
        case=again, source="appeal", category="rules", severity=1, reason="asked_again", rule=asked.signal.rule,
        revision=getattr(obj, "revision", 1), at=now,
    )  # fmt: skip
    if handler.has_state:
        decide(again.pk, do, moderator, again.version, to_author, rule)
    else:
        signals.raised.send(Case, case=again, is_new=again.version == 1)
