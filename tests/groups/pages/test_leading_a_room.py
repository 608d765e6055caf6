"""A facilitator's controls: offered to them alone, and refused to everybody else."""

import pytest

from community.members import services as members
from community.members.models import Role
from groups import queries, services
from groups.models import Message, Session
from moderation.models import Decision

pytestmark = pytest.mark.django_db


def lead(client, session, **fields):
    return client.post(f"/sessions/{session.pk}/lead/", fields)


def now(session):
    return Session.objects.get(pk=session.pk)


def test_only_facilitators_see_the_controls(as_, ana, facilitator, open_room):
    services.book(open_room, ana)
    assert "End the session" in as_(facilitator).get(f"/sessions/{open_room.pk}/room/").content.decode()
    assert "End the session" not in as_(ana).get(f"/sessions/{open_room.pk}/room/").content.decode()


def test_opening_moving_on_slowing_pausing_and_closing(as_, facilitator, coming):
    client = as_(facilitator)
    assert lead(client, coming, act="open")["Location"] == f"/sessions/{coming.pk}/room/"
    assert now(coming).state == "open"
    lead(client, coming, act="phase", phase="checkin")
    lead(client, coming, act="slow", seconds=30)
    assert (now(coming).phase, now(coming).slow_mode) == ("checkin", 30)
    lead(client, coming, act="pause")
    assert now(coming).state == "paused"
    lead(client, coming, act="resume")
    assert now(coming).state == "open"
    lead(client, coming, act="close")
    assert now(coming).state == "closed"


def test_the_turn_is_given_by_the_opaque_key(as_, ana, facilitator, open_room):
    seat = services.book(open_room, ana)
    lead(as_(facilitator), open_room, act="turn", to=seat.author_key)
    assert now(open_room).turn_of_id == seat.pk
    lead(as_(facilitator), open_room, act="turn", to="")
    assert now(open_room).turn_of_id is None


@pytest.mark.parametrize(
    "fields", [{"act": "close"}, {"act": "pause"}, {"act": "phase", "phase": "topic"}, {"act": "slow", "seconds": 60}]
)
def test_an_attendee_leads_nothing(as_, ana, open_room, fields):
    services.book(open_room, ana)
    lead(as_(ana), open_room, **fields)
    after = now(open_room)
    assert (after.state, after.phase, after.slow_mode) == ("open", "gather", 0)


def test_an_expired_credential_opens_no_room(as_, facilitator, coming):
    from community.members.models import Credential
    from community.members.services import withdraw_credential

    withdraw_credential(Credential.objects.get(member=facilitator))
    lead(as_(facilitator), coming, act="open")
    assert now(coming).state == "scheduled"


def test_htmx_gets_the_parts_that_changed(as_, facilitator, open_room):
    answer = as_(facilitator).post(
        f"/sessions/{open_room.pk}/lead/", {"act": "phase", "phase": "topic"}, headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert 'id="room-phases"' in page
    assert 'id="room-leading"' in page
    assert "<html" not in page


def test_nonsense_is_answered_in_words(as_, facilitator, open_room):
    answer = as_(facilitator).post(f"/sessions/{open_room.pk}/lead/", {"act": "dance"}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "Please reload the page." in answer.content.decode()


@pytest.fixture
def held(open_room, ana):
    services.book(open_room, ana)
    answer = services.post_message(open_room, queries.seat_of(ana, open_room), "a", "I am on 07700 900142.")
    assert answer["state"] == "held"
    return Message.objects.get(pk=answer["id"])


@pytest.fixture
def leading_moderator(moderator, group, open_room):
    """A facilitator who may also decide cases."""
    from groups.models import GroupFacilitator

    members.grant_credential(moderator, Role.FACILITATOR, "Led three sessions beside us.", None)
    GroupFacilitator.objects.create(page=group, member=moderator, role="helper")
    return moderator


def decide_path(message):
    return f"/sessions/{message.session_id}/messages/{message.pk}/decide/"


def test_a_facilitator_with_the_permission_releases_in_the_room(as_, leading_moderator, held):
    client = as_(leading_moderator)
    piece = client.get(decide_path(held)).content.decode()
    assert "Release" in piece
    version = piece.partition('name="version" value="')[2].partition('"')[0]
    answer = client.post(decide_path(held), {"action": "approve", "version": version}, headers={"HX-Request": "true"})
    assert answer.content == b""
    held.refresh_from_db()
    assert held.state == "published"
    assert Decision.objects.get().decided_by == leading_moderator


def test_a_facilitator_without_it_is_told_who_decides(as_, facilitator, held):
    client = as_(facilitator)
    assert "A moderator decides this one." in client.get(decide_path(held)).content.decode()
    client.post(decide_path(held), {"action": "approve", "version": 1})
    held.refresh_from_db()
    assert held.state == "held"


def test_an_attendee_finds_nothing_there(as_, ana, held):
    assert as_(ana).get(decide_path(held)).status_code == 404
    assert as_(ana).post(decide_path(held), {"action": "approve", "version": 1}).status_code == 404


def test_removing_needs_a_reason(as_, leading_moderator, held):
    client = as_(leading_moderator)
    version = client.get(decide_path(held)).content.decode().partition('name="version" value="')[2].partition('"')[0]
    answer = client.post(decide_path(held), {"action": "remove", "version": version}, headers={"HX-Request": "true"})
    assert "The author has a right to know." in answer.content.decode()
    client.post(decide_path(held), {"action": "remove", "version": version, "words": "Numbers stay out."})
    held.refresh_from_db()
    assert held.state == "removed"
