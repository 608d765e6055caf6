"""“Not this one”: leaving a case to others, without a reason and without a trace for anybody else."""

from django.db import transaction
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import permissions, shifts_queries
from ..models import Case, SetAside
from .deciding import locked_case
from .leases import give_back


@transaction.atomic
def set_aside(case_id, member):
    """Take a case out of the list, the next cases and the calls of `member`. Returns whether somebody else is on shift.

    Raises Refused where they could not decide it anyway, or where nobody else could take it: then it would be lost.
    """
    # The row is locked, so that the last two cannot both leave it to each other.
    case = locked_case(case_id)
    permissions.must_be_able_to_decide(member, case)
    if case.state != Case.State.OPEN:
        raise Refused(Refusal("closed", _("This case is closed.")))
    if not shifts_queries.who_else(case, member):
        raise Refused(
            Refusal(
                "alone",
                _("Nobody else can take this one just now, so it stays in your list. Please talk to an administrator."),
            )
        )
    SetAside.objects.get_or_create(case=case, member=member)
    give_back(case.pk, member)
    if permissions.never_waits(case):
        from .. import tasks

        # Without a queue of jobs the sweep of the next minute calls whoever comes next.
        transaction.on_commit(lambda: tasks.call_for(case.pk), robust=True)
    left = set(SetAside.objects.filter(case=case).values_list("member_id", flat=True))
    return any(other.pk not in left for other in shifts_queries.who_is_on(case.place))


def take_back(case_id, member):
    """Undo it. Returns whether it had been set aside."""
    return SetAside.objects.filter(case_id=case_id, member=member).delete()[0] > 0


def bring_back():
    """Put cases that nobody is left for back into every list: somebody left, or lost their role. Returns how many."""
    found = Case.objects.filter(asides__isnull=False, state=Case.State.OPEN).select_related("author", "place", "appeal")
    lost = [case.pk for case in found.distinct() if not shifts_queries.who_else(case)]
    SetAside.objects.filter(case__in=lost).delete()
    return len(lost)
