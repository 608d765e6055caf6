"""Moderators pause a room, or slow it down; facilitators see why, and what they had chosen themselves stays theirs."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.permissions import Refused
from groups import queries
from groups import services as groups
from groups.live import clocks, limits
from groups.models import GroupFacilitator, RoomEvent, Session
from moderation import services
from moderation.models import Restriction

pytestmark = pytest.mark.django_db


@pytest.fixture
def room(session, group, facilitator, ana, ben):
    limits.forget()
    GroupFacilitator.objects.create(page=group, member=facilitator)
    for member in (ana, ben):
        groups.book(session, member)
    return groups.open_session(session, groups.enter(session, facilitator))


@pytest.fixture
def lead(room, facilitator):
    return queries.seat_of(facilitator, room)


@pytest.fixture
def line(room, ben):
    seat = queries.seat_of(ben, room)
    answer = groups.post_message(room, seat, "one", "You are all fools.")
    return seat.messages.get(pk=answer["id"])


@pytest.fixture
def act(line, moderator):
    def act(action, **order):
        case = services.open_for(line, moderator)
        return services.decide(case.pk, action, moderator, case.version, "It got heated.", **order)

    return act


def now(room):
    return Session.objects.get(pk=room.pk)


def say(room, member, number):
    limits.forget()
    return groups.post_message(room, queries.seat_of(member, room), number, "Good evening.")


def over():
    return timezone.now() - timedelta(seconds=1)


def test_a_lock_pauses_the_room_and_tells_everybody_so(as_, room, ana, act):
    assert say(room, ana, "a")["type"] == "ack"
    act("lock", until=timezone.now() + timedelta(minutes=20))
    assert now(room).state == "paused"
    assert say(room, ana, "b")["code"] == "paused"
    assert RoomEvent.objects.filter(session=room, kind="paused", payload__reason="moderation").exists()
    assert "A moderator has paused this room until" in as_(ana).get(f"/sessions/{room.pk}/room/").content.decode()


def test_those_who_lead_read_why_and_cannot_let_it_go_on(as_, room, ana, facilitator, lead, act):
    act("lock")
    with pytest.raises(Refused, match="keep this room paused"):
        groups.resume(now(room), lead)
    assert now(room).state == "paused"
    assert "It got heated." in as_(facilitator).get(f"/sessions/{room.pk}/room/").content.decode()
    assert "It got heated." not in as_(ana).get(f"/sessions/{room.pk}/room/").content.decode()


def test_undoing_lets_it_go_on(room, ana, act, moderator):
    services.reverse_decision(act("lock"), moderator)
    assert now(room).state == "open" and say(room, ana, "a")["type"] == "ack"


def test_a_pause_of_the_facilitators_outlasts_the_lock(room, lead, act, moderator):
    groups.pause(room, lead)
    services.reverse_decision(act("lock"), moderator)
    assert now(room).state == "paused"
    groups.resume(now(room), lead)
    assert now(room).state == "open"


def test_a_lock_ends_by_itself_by_the_worker_or_by_the_rooms_own_clock(room, lead, act):
    until = timezone.now() + timedelta(minutes=20)
    act("lock", until=until)
    clocks._wind(now(room), timezone.now())
    assert now(room).state == "paused"
    Session.objects.update(locked_until=over())
    clocks._wind(now(room), timezone.now())
    assert now(room).state == "open"
    act("lock", until=until)
    Restriction.objects.update(until=over())
    assert services.end_what_is_over() == 2
    assert now(room).state == "open" and not now(room).is_locked


def test_a_room_that_is_not_open_yet_stays_shut(session, group, facilitator, ana, moderator):
    from .conftest import say as line_by

    GroupFacilitator.objects.create(page=group, member=facilitator)
    seat = groups.enter(session, facilitator)
    case = services.open_for(line_by(session, ana.home_persona, "Soon."), moderator)
    services.decide(case.pk, "lock", moderator, case.version, "Wait.")
    with pytest.raises(Refused, match="keep this room paused"):
        groups.open_session(session, seat)
    assert now(session).state == "scheduled"


def test_the_pace_of_moderators_is_the_least_and_the_facilitators_own_comes_back(room, ben, lead, act, moderator):
    groups.set_slow_mode(room, lead, 15)
    decision = act("slow", seconds=60)
    assert now(room).pace == 60 and say(room, ben, "b")["code"] == "slow_mode"
    with pytest.raises(Refused, match="at least 60 seconds"):
        groups.set_slow_mode(now(room), lead, 0)
    services.reverse_decision(decision, moderator)
    assert now(room).pace == 15
    assert RoomEvent.objects.filter(session=room, kind="slow").last().payload == {"seconds": 15}


def test_a_pace_that_is_over_counts_no_more_though_no_worker_ran(room, ben, act):
    act("slow", seconds=60, until=timezone.now() + timedelta(minutes=20))
    assert say(room, ben, "b")["code"] == "slow_mode"
    Session.objects.update(least_pace_until=over())
    assert say(room, ben, "c")["type"] == "ack"


def test_a_room_takes_its_own_paces_and_cannot_be_moved(act):
    with pytest.raises(Refused, match="how long people wait"):
        act("slow", seconds=300)
    with pytest.raises(Refused, match="cannot be done here"):
        act("move", to=1)
    assert not Restriction.objects.exists()
