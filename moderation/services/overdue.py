"""What is past its promised time, and is no crisis: whoever is on shift hears of it, gently, one after the other."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from community.notifications import services as notifications

from .. import permissions, shifts_queries
from ..models import Call, Case, Lease, SetAside, Shift
from ..scope import scope_of
from . import paging

# Between two words to anybody who could take the same case: many late cases are one piece of news.
PACE = timedelta(minutes=30)
# Whose planned hours begin so soon is told too, in the inbox.
SOON = timedelta(hours=1)
MOST = 50


def tell_for_all(now=None):
    """The sweep. Returns the Calls made.

    Nobody is woken: whoever is on shift is called at their addresses; whose planned hours are now or begin within the
    hour, and at last the administrators, find a notice. Who has a case open at this moment is at work and hears nothing.
    """
    now = now or timezone.now()
    cases = list(_late(now)[:MOST])
    if not cases:
        return []
    chain = _Chain(now)
    calls = Call.objects.filter(Q(case__in=cases) | Q(at__gt=now - PACE)).exclude(case__kind=Case.Kind.CRISIS)
    called, lately = {(c.case_id, c.member_id) for c in calls}, {c.member_id for c in calls if c.at > now - PACE}
    aside = set(SetAside.objects.filter(case__in=cases).values_list("case_id", "member_id"))
    steps = {}
    for call in calls:
        steps[call.case_id] = max(steps.get(call.case_id, 0), call.step)
    made = []
    for case in cases:
        able = [m for m in chain.for_case(case) if (case.pk, m.pk) not in aside]
        if any(m.pk in lately or m.pk in chain.at_work for m in able):
            continue
        call = next(
            (_call(case, m, steps.get(case.pk, 0) + 1, now) for m in able if (case.pk, m.pk) not in called), None
        )
        if call is not None:
            made.append(call)
            lately.add(call.member_id)
            _tell(call, call.member_id in chain.on_shift, now)
    return made


def _late(now):
    late = Case.objects.filter(state=Case.State.OPEN, due_at__lte=now).exclude(kind=Case.Kind.CRISIS)
    late = late.filter(Q(waits_until__isnull=True) | Q(waits_until__lte=now)).filter(
        Q(lease__isnull=True) | Q(lease__until__lte=now)
    )
    return (
        shifts_queries.not_imported(late)
        .select_related("author", "place", "appeal")
        .order_by("-severity", "due_at", "pk")
    )


class _Chain:
    """Who could hear of late cases now, in their order; asked once, however many cases."""

    def __init__(self, now):
        on = shifts_queries.who_is_on(shifts_queries.ANYWHERE, now)
        self.on_shift = {member.pk for member in on}
        planned = Shift.objects.filter(
            shifts_queries.able("member__", now), starts_at__lte=now + SOON, ends_at__gt=now, off_at__isnull=True
        )
        coming = [shift.member for shift in planned.select_related("member__home_persona").order_by("starts_at", "pk")]
        everybody = {m.pk: m for m in (*on, *coming, *shifts_queries.administrators(now))}
        self.members = [(member, scope_of(member)) for member in everybody.values()]
        self.at_work = set(Lease.objects.filter(until__gt=now).values_list("holder_id", flat=True))

    def for_case(self, case):
        return [m for m, scope in self.members if permissions.why_not_decide(m, case, scope) is None]


def _call(case, member, step, now):
    try:
        with transaction.atomic():
            return Call.objects.create(case=case, step=step, member=member, severity=case.severity, at=now)
    except IntegrityError:
        return None  # Another worker was quicker.


def _tell(call, is_on_shift, now):
    if not Call.objects.filter(pk=call.pk, sent_at__isnull=True).update(sent_at=now):
        return
    heard = is_on_shift and paging.ring(call.member, call.case, paging.LATE)[1]
    if not heard:
        notifications.tell(
            call.member, "moderation.late", f"late:{call.pk}", reverse("queue:case", args=[call.case_id])
        )
