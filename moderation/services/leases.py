"""Having a case open, so that two people do not do the same work."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import permissions
from ..models import Case, Decision, Lease
from . import paging
from .deciding import lease_on, locked_case
from .records import decided


@transaction.atomic
def take_lease(case_id, member):
    """`member` opens the case, or goes on having it open. Returns the Lease; raises Refused while somebody else has it."""
    case = locked_case(case_id)
    permissions.must_be_able_to_decide(member, case)
    lease = lease_on(case)
    permissions.check(permissions.why_leased(member, lease))
    if case.state != Case.State.OPEN:
        raise Refused(Refusal("closed", _("This case is closed.")))
    return _give(case, member, lease)


@transaction.atomic
def take_over(case_id, member):
    """Relieve whoever has the case open; it is logged. Returns the Lease; raises Refused."""
    case = locked_case(case_id)
    permissions.must_be_able_to_decide(member, case)
    if case.state != Case.State.OPEN:
        raise Refused(Refusal("closed", _("This case is closed.")))
    lease = lease_on(case)
    if lease is not None and lease.is_live() and lease.holder_id != member.pk:
        decided(
            case, Decision.Action.TAKE_OVER, member, target_kind=case.target_kind, target_id=case.target_id, revision=0
        )
    return _give(case, member, lease)


def _give(case, member, lease):
    now = timezone.now()
    # Whoever was called has come.
    paging.acknowledge(case, member, now)
    if case.kind == Case.Kind.CRISIS and case.severity >= 4 and (lease is None or lease.holder_id != member.pk):
        from .. import tasks

        # A second person, as soon as somebody is at work; the sweep does it where there is no queue of jobs.
        transaction.on_commit(lambda: tasks.call_second(case.pk), robust=True)
    if lease is None:
        return Lease.objects.create(case=case, holder=member, taken_at=now, until=now + Lease.LASTS)
    if lease.holder_id != member.pk or not lease.is_live(now):
        lease.taken_at = now
    lease.holder, lease.until = member, now + Lease.LASTS
    lease.save(update_fields=["holder", "taken_at", "until"])
    return lease


def give_back(case_id, member):
    """`member` closes the page: others may open the case at once. Returns whether they had it."""
    return Lease.objects.filter(case_id=case_id, holder=member).delete()[0] > 0
