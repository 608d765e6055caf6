"""One decision on many cases of a raid: the texts are removed, and the new accounts that wrote them are kept from writing."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from community.members.permissions import Refusal
from community.notifications import services as notifications

from .. import actions, facts, permissions, queries, signals
from ..actions import Order
from ..models import Case, Decision, DecisionText, Restriction, Signal
from . import raids
from .many import BATCH, Batch, Done

# What the people behind a raid may be kept by; both hold everywhere.
SHUT_OUT = (Decision.Action.BAN, Decision.Action.SUSPEND)


def remove_and_shut_out(case_ids, action, moderator, words, rule="", until=None, versions=None):
    """Remove the texts of many cases of a raid, and do `action` (one of SHUT_OUT, `until` when) about who wrote them.

    In batches of 100, each a transaction with a constant number of queries. Cases that are of no raid, about somebody
    who is no newcomer, or of somebody who may be in danger are left, with the reason. `versions` as in `decide_many`.
    Returns Done; raises Refused when the order itself lacks something, ValueError for another action.
    """
    if action not in SHUT_OUT:
        raise ValueError(action)
    remove, shut_out = actions.find("remove"), actions.find(action)
    order = Order(words=words.strip(), rule=rule)
    apart = Order(words=words.strip(), rule=rule, until=until)
    remove.check(order)
    shut_out.check(apart)
    done, ids = Done(), list(dict.fromkeys(case_ids))
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            batch = Batch(remove, order, moderator, versions)
            cases = _of_newcomers(ids[start : start + BATCH], batch.scope, moderator, done)
            before = len(done.decided)
            batch.decide(list(cases), done)
            decided = [cases[pk] for pk in done.decided[before:]]
            _shut_out(decided, shut_out, apart, moderator, batch.now)
    return done


def _of_newcomers(ids, scope, moderator, done):
    """{id: Case} of those that this is for; the others are put among what was left."""
    found = Case.objects.select_related("author__member__home_persona", "place").annotate(
        is_of_raid=Exists(Signal.objects.filter(case=OuterRef("pk"), reason=raids.REASON)),
        author_has_more=queries.with_fuller_access(),
    )
    known, fit = found.in_bulk(ids), {}
    for pk in ids:
        refusal = _why_not(known.get(pk), scope, moderator)
        if refusal is None:
            fit[pk] = known[pk]
        else:
            done.left.append((pk, refusal))
    return fit


def _why_not(case, scope, moderator):
    if case is None or not scope.covers(case):
        return Refusal("not_allowed", _("Only moderators of this place can decide this."))
    if case.kind == Case.Kind.CRISIS:
        return Refusal("urgent", _("Somebody may be in danger, so please open this one by itself."))
    if not case.is_of_raid:
        return Refusal("unsuited", _("This is no case of a raid. Please open it by itself."))
    member = case.author.member if case.author is not None else None
    if member is not None:
        member.has_fuller_access = case.author_has_more
    refusal = permissions.why_not_restrict_person(moderator, case.author, scope)
    if refusal is None and not facts.is_new(member):
        return Refusal("known", _("This person has been here for a while. Please open it by itself."))
    return refusal


def _shut_out(cases, action, order, moderator, now):
    """One decision a person, on the first of their cases, with what it puts in force, the log and the notice."""
    first = {}
    for case in cases:
        first.setdefault(case.author.member_id, case)
    held = Restriction.objects.in_force(now).filter(member__in=first, kind=action.restriction)
    for member_id in list(held.values_list("member_id", flat=True)):
        first.pop(member_id, None)
    decisions = Decision.objects.bulk_create(
        Decision(
            case=case, action=action.name, decided_by=moderator, target_kind=queries.PERSONA, target_id=case.author_id,
            revision=0, rule=order.rule, until=order.until, at=now,
        )
        for case in first.values()
    )  # fmt: skip
    DecisionText.objects.bulk_create(DecisionText(decision=d, words=order.words) for d in decisions)
    of = ContentType.objects.get_for_model(Case, for_concrete_model=False)
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=of, object_id=str(d.case_id), label=str(d.case), action=f"moderation.{d.action}", user=moderator,
            timestamp=now, data={"decision": d.pk},
        )
        for d in decisions
    )  # fmt: skip
    restrictions = Restriction.objects.bulk_create(
        Restriction(
            decision=d, kind=action.restriction, target_kind=queries.PERSONA, target_id=d.target_id, author=d.case.author,
            member=d.case.author.member, until=order.until,
        )
        for d in decisions
    )  # fmt: skip
    for decision in decisions:
        signals.decided.send(Decision, case=decision.case, decision=decision)
    signals.many_restricted.send(Decision, restrictions=restrictions)
    notifications.tell_many(
        [
            (d.case.author.member, "moderation.standing", f"decision:{d.pk}", reverse("decision", args=[d.pk]))
            for d in decisions
        ]
    )
