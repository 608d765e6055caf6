"""Clocks of rooms: the lobby, the end, and the pause when no facilitator is there.

One process at a time winds them, by a lease; what it does is safe to do twice.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from groups import conf, queries
from groups.models import Session
from groups.services import rooms

State = Session.State


def tick(process, now=None):
    """Do what is due in every room whose lease `process` holds or can take."""
    now = now or timezone.now()
    lobby = timedelta(minutes=conf.value("LOBBY_MINUTES"))
    near = Session.objects.filter(bench=False).filter(
        Q(state=State.SCHEDULED, starts_at__lte=now + lobby) | Q(state__in=(State.LOBBY, State.OPEN, State.PAUSED))
    )
    ids = [
        pk for pk, until, by in near.values_list("pk", "clock_until", "clock_by") if _mine(pk, until, by, process, now)
    ]
    for session in Session.objects.filter(pk__in=ids):
        _wind(session, now)


def _mine(pk, until, by, process, now):
    lease = timedelta(seconds=conf.value("CLOCK_LEASE_SECONDS"))
    if by == process and until is not None and until - now > lease / 2:
        return True
    free = Q(clock_until__isnull=True) | Q(clock_until__lte=now) | Q(clock_by=process)
    return bool(Session.objects.filter(pk=pk).filter(free).update(clock_by=process, clock_until=now + lease))


def _wind(session, now):
    if session.state == State.SCHEDULED:
        rooms.open_lobby(session)
    elif session.ends_at + timedelta(minutes=conf.value("OVERTIME_MINUTES")) <= now:
        rooms.close_session(session)
    elif session.state == State.PAUSED and session.pause_reason == rooms.BY_MODERATORS:
        rooms.let_go_on(session)
    elif session.state == State.OPEN:
        _look_for_facilitator(session, now)


def _look_for_facilitator(session, now):
    patience = timedelta(seconds=conf.value("UNSTAFFED_SECONDS"))
    seen = session.staffed_at or session.opened_at or now
    if queries.facilitator_present(session.pk, now):
        # Written seldom: the room's own row is read by every message.
        if now - seen > patience / 4:
            Session.objects.filter(pk=session.pk).update(staffed_at=now)
    elif now - seen > patience:
        rooms.pause(session, reason="unstaffed")
