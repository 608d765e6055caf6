from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.models import Persona
from community.members.permissions import Refused
from groups import queries, services
from groups.live import clocks
from groups.models import Presence, Session


def test_an_attendee_cannot_open_a_room_and_a_facilitator_can(planned, seat, lead):
    with pytest.raises(Refused) as refused:
        services.open_session(planned, seat)
    assert refused.value.refusal.code == "not_allowed"
    assert services.open_session(planned, lead).state == Session.State.OPEN


def test_an_expired_credential_opens_no_room(planned, lead, facilitator):
    Persona.objects.filter(member=facilitator).update(role_until=timezone.now() - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        services.open_session(planned, queries.seat_of(facilitator, planned))
    assert refused.value.refusal.code == "credential"
    planned.refresh_from_db()
    assert planned.state == Session.State.SCHEDULED


def test_a_facilitator_of_another_session_cannot_open_it(planned, lead, group):
    other = services.plan(group, planned.starts_at, planned.ends_at)
    with pytest.raises(Refused):
        services.open_session(other, lead)


def test_the_lobby_opens_by_the_clock(group):
    now = timezone.now()
    session = services.plan(group, now + timedelta(minutes=20), now + timedelta(minutes=110))
    clocks.tick("a", now)
    session.refresh_from_db()
    assert session.state == Session.State.SCHEDULED
    clocks.tick("a", now + timedelta(minutes=6))
    session.refresh_from_db()
    assert session.state == Session.State.LOBBY


def test_a_forgotten_room_is_closed_by_the_clock(open_room):
    clocks.tick("a", open_room.ends_at + timedelta(minutes=31))
    open_room.refresh_from_db()
    assert open_room.state == Session.State.CLOSED


def test_a_room_is_paused_when_no_facilitator_is_connected_and_not_before(open_room, lead):
    later = timezone.now() + timedelta(seconds=90)
    lease = Presence.objects.create(
        seat=lead, connection="c", process="p", expires_at=timezone.now() + timedelta(minutes=5)
    )
    clocks.tick("a", later)
    open_room.refresh_from_db()
    assert open_room.state == Session.State.OPEN
    lease.delete()
    clocks.tick("a", later + timedelta(seconds=90))
    open_room.refresh_from_db()
    assert (open_room.state, open_room.pause_reason) == (Session.State.PAUSED, "unstaffed")


def test_one_process_at_a_time_winds_the_clocks(open_room):
    now = timezone.now()
    clocks.tick("a", now)
    clocks.tick("b", now + timedelta(seconds=2))
    open_room.refresh_from_db()
    assert open_room.clock_by == "a"
    clocks.tick("b", now + timedelta(seconds=60))
    open_room.refresh_from_db()
    assert open_room.clock_by == "b"
