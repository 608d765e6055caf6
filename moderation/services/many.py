"""One decision on many cases: in batches, each with a constant number of queries, and each case asked about anew."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Case as When_
from django.db.models import Exists, F, IntegerField, OuterRef, Value, When
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from community.members.models import Member
from community.members.permissions import Refusal
from community.notifications import services as notifications

from .. import actions, permissions, registry, signals
from ..actions import Order
from ..content import State
from ..models import Call, Case, Decision, DecisionText, Lease, Restriction, SetAside
from ..projection import STATE_AFTER
from ..queries.many import is_worry
from ..scope import scope_of
from .outcomes import tell_reporters

BATCH = 100
# What makes sense for many at once; everything else is about one text.
MANY = ("approve", "remove", "dismiss")


@dataclass
class Done:
    """Which cases (ids) were decided, and which were left, as (id, Refusal), with the reason."""

    decided: list = field(default_factory=list)
    left: list = field(default_factory=list)


def approve_many(case_ids, moderator, versions=None):
    """Release the texts of many cases. As `decide_many`."""
    return decide_many(case_ids, "approve", moderator, versions=versions)


def decide_many(case_ids, action, moderator, words="", rule="", versions=None):
    """Do `action` (one of MANY) about each case that `moderator` may decide, in batches of 100, each a transaction.

    `versions` ({id: version}) leaves what changed since it was seen. Returns Done; raises Refused when the order itself
    lacks something, ValueError for another action.
    """
    if action not in MANY:
        raise ValueError(action)
    action, order = actions.find(action), Order(words=words.strip(), rule=rule)
    action.check(order)
    done, ids = Done(), list(dict.fromkeys(case_ids))
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            Batch(action, order, moderator, versions).decide(ids[start : start + BATCH], done)
    return done


class Batch:
    """One action on up to BATCH cases, inside the caller's transaction."""

    def __init__(self, action, order, moderator, versions):
        self.action, self.order, self.moderator, self.versions = action, order, moderator, versions
        self.scope, self.now = scope_of(moderator), timezone.now()

    def decide(self, ids, done):
        cases = Case.objects.select_for_update(of=("self",)).select_related(
            "author__member", "place", "appeal__asker", "appeal__decision__case__author"
        )
        cases = cases.annotate(was_called=Exists(Call.objects.filter(case=OuterRef("pk"))), is_worry=is_worry())
        cases = {case.pk: case for case in cases.filter(pk__in=ids).order_by("pk")}
        leases = Lease.objects.filter(case__in=cases).select_related("holder__home_persona")
        leases = {lease.case_id: lease for lease in leases}
        self.targets = self._targets(cases.values())
        chosen, seen = [], set()
        for pk in ids:
            refusal = self._why_not(cases.get(pk), leases.get(pk))
            if refusal is not None:
                done.left.append((pk, refusal))
                continue
            done.decided.append(pk)
            if not self._closes_with(cases[pk], seen):
                chosen.append(cases[pk])
        if chosen:
            self._carry_out(chosen)

    def _closes_with(self, case, seen):
        """Whether `case` closes along with another one about the same text that was `seen` in this batch."""
        if self.action.name not in STATE_AFTER or case.kind == Case.Kind.CRISIS:
            return False
        again = (case.target_kind, case.target_id) in seen
        seen.add((case.target_kind, case.target_id))
        return again

    def _targets(self, cases):
        """{(kind, id): text}, locked in the order of kinds and ids."""
        wanted = defaultdict(set)
        for case in cases:
            wanted[case.target_kind].add(case.target_id)
        found = {}
        for kind in sorted(wanted):
            handler = registry.find(kind)
            if handler is not None:
                found |= {(kind, pk): obj for pk, obj in handler.get_many(wanted[kind], lock=True).items()}
        return found

    def _target(self, case):
        return self.targets.get((case.target_kind, case.target_id))

    def _why_not(self, case, lease):
        if case is None:
            return Refusal("not_allowed", _("Only moderators of this place can decide this."))
        refusal = permissions.why_not_take(self.moderator, case, lease, self.action, self.scope)
        if refusal is not None:
            return refusal
        if permissions.is_opened_alone(case):
            return Refusal("urgent", _("Somebody may be in danger, so please open this one by itself."))
        if self.versions is not None and self.versions.get(case.pk) != case.version:
            return Refusal("stale", _("Something changed while you were reading. Please look once more."))
        if not self.action.suits(case, self._target(case), registry.find(case.target_kind)):
            return Refusal("unsuited", _("This does not fit here. Please open it by itself."))
        return None

    def _carry_out(self, cases):
        before = {case.pk: getattr(self._target(case), "state", "") for case in cases}
        if self.action.name in STATE_AFTER:
            self._change_texts(cases)
        decisions = self._write(cases, before)
        if self.action.restriction:
            Restriction.objects.bulk_create(
                Restriction(
                    decision=d, kind=self.action.restriction, target_kind=d.target_kind, target_id=d.target_id,
                    author_id=d.case.author_id,
                )
                for d in decisions
            )  # fmt: skip
        self._close(cases, decisions)
        if self.action.name in STATE_AFTER:
            self._close_others(cases)
            self._tell(decisions)

    def _change_texts(self, cases):
        """The new state of each text, what stood in force on it, and what follows in its app."""
        by_kind = defaultdict(dict)
        for case in cases:
            by_kind[case.target_kind][case.target_id] = self._target(case)
        for kind, found in by_kind.items():
            changed = [(obj, obj.state) for obj in found.values()]
            for obj, old in changed:
                # A person's own wish to take it back stands above a release.
                obj.state = State.WITHDRAWN if old == State.WITHDRAWN else STATE_AFTER[self.action.name]
                obj.read_by = None
            model = type(changed[0][0])
            gone = [obj.pk for obj, old in changed if old == State.WITHDRAWN]
            model.objects.filter(pk__in=found).exclude(pk__in=gone).update(state=STATE_AFTER[self.action.name])
            model.objects.filter(pk__in=found).update(read_by=None)
            if not self.action.restriction:
                standing = Restriction.objects.filter(target_kind=kind, target_id__in=found, lifted_at__isnull=True)
                standing.update(lifted_at=self.now)
            handler = registry.handler_for(kind)
            if handler.counts_for_trust:
                _count_for_trust(changed)
            handler.changed_many(changed)

    def _write(self, cases, before):
        decisions = Decision.objects.bulk_create(
            Decision(
                case=case, action=self.action.name, decided_by=self.moderator, target_kind=case.target_kind,
                target_id=case.target_id, revision=getattr(self._target(case), "revision", 0) if before[case.pk] else 0,
                before=before[case.pk] if self.action.name in STATE_AFTER else "", rule=self.order.rule, at=self.now,
            )
            for case in cases
        )  # fmt: skip
        DecisionText.objects.bulk_create(DecisionText(decision=d, words=self.order.words) for d in decisions)
        of = ContentType.objects.get_for_model(Case, for_concrete_model=False)
        ModelLogEntry.objects.bulk_create(
            ModelLogEntry(
                content_type=of, object_id=str(d.case_id), label=str(d.case), action=f"moderation.{d.action}",
                user=self.moderator, timestamp=self.now, data={"decision": d.pk},
            )
            for d in decisions
        )  # fmt: skip
        for decision in decisions:
            signals.decided.send(Decision, case=decision.case, decision=decision)
        return decisions

    def _close(self, cases, decisions=()):
        of = {decision.case_id: decision for decision in decisions}
        Case.objects.filter(pk__in=[case.pk for case in cases]).update(
            state=Case.State.CLOSED, closed_at=self.now, version=F("version") + 1
        )
        Lease.objects.filter(case__in=cases).delete()
        SetAside.objects.filter(case__in=cases).delete()
        for case in cases:
            case.state, case.closed_at, case.version = Case.State.CLOSED, self.now, case.version + 1
            signals.closed.send(Case, case=case, decision=of.get(case.pk))
        tell_reporters(cases)

    def _close_others(self, cases):
        """What else is open about the same texts; a cry for help is not answered by deciding about a text."""
        by_kind = defaultdict(set)
        for case in cases:
            by_kind[case.target_kind].add(case.target_id)
        others = []
        for kind, pks in by_kind.items():
            open_now = Case.objects.filter(target_kind=kind, target_id__in=pks, state=Case.State.OPEN)
            others += open_now.exclude(kind=Case.Kind.CRISIS).select_for_update(of=("self",))
        if others:
            self._close(others)

    def _tell(self, decisions):
        notifications.tell_many(
            [
                (d.case.author.member, f"moderation.{d.action}", f"decision:{d.pk}", reverse("decision", args=[d.pk]))
                for d in decisions
                if d.case.author is not None and d.case.author.member_id
            ]
        )


def _count_for_trust(changed):
    """As `records.count`, for many: one query, however many people wrote them."""
    steps = Counter()
    for obj, old in changed:
        step = (obj.state == State.PUBLISHED) - (old == State.PUBLISHED)
        if step and obj.author.member_id:
            steps[obj.author.member_id] += step
    if steps:
        whens = (When(pk=pk, then=Value(step)) for pk, step in steps.items())
        step = When_(*whens, default=Value(0), output_field=IntegerField())
        Member.objects.filter(pk__in=steps).update(published_count=Greatest(F("published_count") + step, 0))
