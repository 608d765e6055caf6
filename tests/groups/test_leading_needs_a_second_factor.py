"""A facilitator's tools open only to a sign-in that gave a second factor; an attendee's seat needs none."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from community.members import services as members
from groups import services
from groups.live import door
from groups.models import RoomEvent, Session
from tests.conftest import sign_in
from tests.members.proofs import came_by_second_factor, give_code_app

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked_for(settings):
    settings.STAFF_SECOND_FACTOR = True


def at_the_door(client, session):
    cookie = client.cookies["sessionid"].value
    scope = {"headers": [(b"cookie", f"sessionid={cookie}".encode())]}
    return door.open_door(scope, session.pk)


@pytest.mark.parametrize("act", ["open", "pause", "close", "phase", "slow", "turn"])
def test_no_act_of_leading_is_done_by_a_password_alone(as_, facilitator, lead, planned, act):
    before = (planned.state, planned.phase, planned.slow_mode)
    fields = {"act": act, "phase": "topic", "seconds": "30"}
    answer = as_(facilitator).post(f"/sessions/{planned.pk}/lead/", fields)
    planned.refresh_from_db()
    assert answer.status_code == 403 and (planned.state, planned.phase, planned.slow_mode) == before


def test_with_the_second_factor_a_facilitator_leads(as_, facilitator, lead, planned):
    give_code_app(facilitator)
    client = as_(facilitator)
    came_by_second_factor(client.session, facilitator)
    client.post(f"/sessions/{planned.pk}/lead/", {"act": "open"})
    planned.refresh_from_db()
    assert planned.state == Session.State.OPEN


def test_the_room_s_door_says_what_to_do(as_, facilitator, open_room):
    for path in ("room", "around", "people", "messages/1/decide"):
        answer = as_(facilitator).get(f"/sessions/{open_room.pk}/{path}/")
        assert answer.status_code == 403, path
        assert f"/account/second-factor/?next=/sessions/{open_room.pk}/{path}/" in answer.content.decode()
    assert "Set up a second lock first" in as_(facilitator).get("/account/second-factor/").content.decode()


def test_neither_the_wire_nor_a_post_opens_by_a_password_alone(as_, facilitator, open_room):
    client = as_(facilitator)
    answer = client.get(f"/sessions/{open_room.pk}/events/")
    assert answer.status_code == 403 and answer.json()["code"] == "second_factor"
    answer = client.post(
        f"/sessions/{open_room.pk}/messages/",
        {"client_id": "one", "body": "Good evening."},
        content_type="application/json",
    )
    assert answer.json()["code"] == "second_factor"
    give_code_app(facilitator)
    came_by_second_factor(client.session, facilitator)
    assert client.get(f"/sessions/{open_room.pk}/events/").status_code == 200


def test_the_socket_s_door_says_the_same(as_, facilitator, open_room):
    client = as_(facilitator)
    assert at_the_door(client, open_room)[1].code == "second_factor"
    give_code_app(facilitator)
    assert at_the_door(client, open_room)[1].code == "second_factor"
    came_by_second_factor(client.session, facilitator)
    found, refusal = at_the_door(client, open_room)
    assert refusal is None and found.leads


def test_when_it_is_taken_off_an_open_connection_ends(as_, facilitator, ana, seat, open_room):
    give_code_app(facilitator)
    client = as_(facilitator)
    came_by_second_factor(client.session, facilitator)
    leads, _ = at_the_door(client, open_room)
    attends, _ = at_the_door(sign_in(Client(), ana), open_room)
    assert [door.changed_standing([leads, attends])[one][0] for one in (leads, attends)] == ["mute", "mute"]
    Authenticator.objects.filter(user=facilitator).delete()
    found = door.changed_standing([leads, attends])
    assert (found[leads][0], found[leads][1].code) == ("bye", "second_factor")
    assert found[attends] == ("mute", None)


@pytest.mark.parametrize("what", ["second factor", "role"])
def test_every_process_with_an_open_connection_is_told_at_once(facilitator, lead, seat, open_room, what):
    give_code_app(facilitator)
    before = RoomEvent.objects.filter(kind="seat").count()
    if what == "role":
        members.withdraw_credential(facilitator.credentials.get(), None, "Left.")
    else:
        Authenticator.objects.filter(user=facilitator, type="totp").delete()
    told = RoomEvent.objects.filter(kind="seat")[before:]
    assert [event.stream.name for event in told] == [f"person:{lead.author_key}"]


def test_attendees_need_none(as_, ana, seat, open_room):
    client = as_(ana)
    assert client.get(f"/sessions/{open_room.pk}/room/").status_code == 200
    assert at_the_door(client, open_room)[1] is None


def test_signing_out_everywhere_else_ends_what_is_open(as_, ana, seat, open_room):
    found, _ = at_the_door(as_(ana), open_room)
    assert door.changed_standing([found])[found][0] == "mute"
    # As another process would, with a sign-in that nobody noted: only the count tells.
    type(ana).objects.filter(pk=ana.pk).update(sign_in_epoch=ana.sign_in_epoch + 1)
    assert door.changed_standing([found])[found][1].code == "signed_out"
    found, _ = at_the_door(as_(type(ana).objects.get(pk=ana.pk)), open_room)
    members.sign_out_everywhere(type(ana).objects.get(pk=ana.pk))
    assert door.changed_standing([found])[found][1].code == "signed_out"


def test_a_break_ends_what_is_open(as_, ana, seat, open_room):
    from datetime import timedelta

    from django.utils import timezone

    found, _ = at_the_door(as_(ana), open_room)
    members.pause(ana, timezone.now() + timedelta(days=3))
    assert door.changed_standing([found])[found][1].code == "paused"


def test_a_new_name_stands_in_the_room_as_soon_as_it_is_drawn_again(as_, ana, seat, open_room):
    services.post_message(open_room, seat, "one", "Good evening.")
    client = as_(ana)
    assert "Quiet Heron" in client.get(f"/sessions/{open_room.pk}/room/").content.decode()
    members.rename(ana, "Slow Ferry")
    page = client.get(f"/sessions/{open_room.pk}/room/").content.decode()
    assert "Slow Ferry" in page and "Quiet Heron" not in page
