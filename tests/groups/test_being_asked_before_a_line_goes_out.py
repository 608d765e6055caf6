"""A line with something private in it goes no further until its author says what happens to the private part."""

import json

import pytest

from groups import services
from groups.models import GroupPage, Message, RoomEvent
from moderation.models import Case

pytestmark = pytest.mark.django_db
LINE = "Ring 07700 900 142 later."


@pytest.fixture
def send(open_room, seat):
    return lambda private, number="one", body=LINE: services.post_message(open_room, seat, number, body, private)


def test_nothing_is_stored_and_its_author_alone_is_asked(send):
    answer = send("ask")
    assert (answer["type"], answer["code"], answer["client_id"]) == ("error", "private", "one")
    assert "<mark>07700 900 142</mark>" in answer["html"] and "a phone number" in answer["text"]
    assert not Message.objects.exists() and not RoomEvent.objects.filter(message__isnull=False).exists()


def test_left_out_the_rest_is_said_at_once_and_only_once(send):
    send("ask")
    ack = send("leave_out")
    assert (ack["type"], ack["state"]) == ("ack", "published")
    assert send("leave_out") == ack and send("ask") == ack
    assert [message.read() for message in Message.objects.all()] == ["Ring [left out] later."]


def test_sent_anyway_it_waits_for_a_person(send):
    assert send("keep")["state"] == "held"
    assert Message.objects.get().read() == LINE


def test_a_client_that_knows_no_way_to_be_asked_has_its_words_held(open_room, seat):
    assert services.post_message(open_room, seat, "one", LINE)["state"] == "held"


def test_in_a_group_that_publishes_at_once_it_is_asked_about_and_then_shown(open_room, send):
    GroupPage.objects.filter(pk=open_room.group_id).update(mode=GroupPage.Mode.AT_ONCE)
    assert "up at once" in send("ask")["html"]
    assert send("keep")["state"] == "published"


def test_a_cry_for_help_is_never_asked_about(send):
    assert send("ask", body=f"I am going to kill myself tonight. {LINE}")["state"] == "held"
    assert Case.objects.get().kind == "crisis"


def test_words_of_need_in_a_paused_room_bring_the_helplines(open_room, send, ana):
    type(open_room).objects.filter(pk=open_room.pk).update(state="paused")
    assert send("ask", body="Good evening.")["code"] == "paused"
    assert not RoomEvent.objects.filter(kind="care").exists()
    assert send("ask", "two", "I want to kill myself.")["code"] == "paused"
    assert RoomEvent.objects.get(kind="care").stream.name.startswith("person:")


def _post(client, room, **sent):
    return client.post(f"/sessions/{room.pk}/messages/", {"client_id": "one", "body": LINE, **sent})


def test_a_plain_form_comes_back_to_the_room_with_the_words_and_three_ways_on(as_, ana, open_room, seat):
    assert _post(as_(ana), open_room, private="ask").status_code == 302
    page = as_(ana).get(f"/sessions/{open_room.pk}/room/").content.decode()
    say = page.partition('id="say"')[2].partition("</form>")[0]
    assert 'name="private" value="leave_out"' in say and 'href="#body"' in say and LINE in say.partition("<textarea")[2]
    _post(as_(ana), open_room, private="leave_out")
    assert Message.objects.get().read() == "Ring [left out] later."
    assert "Is this something private?" not in as_(ana).get(f"/sessions/{open_room.pk}/room/").content.decode()


def test_the_wire_without_a_socket_asks_alike(as_, ana, open_room, seat):
    sent = {"client_id": "one", "body": LINE, "private": "ask"}
    answer = as_(ana).post(f"/sessions/{open_room.pk}/messages/", json.dumps(sent), content_type="application/json")
    assert answer.status_code == 409 and answer.json()["code"] == "private"


@pytest.mark.parametrize("how", [{}, {"HTTP_ACCEPT": "application/json"}], ids=["plain", "script"])
def test_a_change_is_asked_about_too(as_, ana, open_room, send, how):
    line = send("ask", body="Good evening.")["id"]
    to = f"/sessions/{open_room.pk}/messages/{line}/edit/"
    asked = as_(ana).post(to, {"body": LINE, "private": "ask"}, **how)
    assert "Is this something private?" in (asked.json()["html"] if how else asked.content.decode())
    assert Message.objects.get().read() == "Good evening."
    as_(ana).post(to, {"body": LINE, "private": "leave_out"}, **how)
    assert (Message.objects.get().read(), Message.objects.get().state) == ("Ring [left out] later.", "published")


def test_a_change_into_words_of_need_brings_the_helplines_before_it_waits(send, ana):
    message = Message.objects.get(pk=send("ask", body="Good evening.")["id"])
    services.edit_message(message, ana, "I am going to kill myself tonight.", "ask")
    private = RoomEvent.objects.filter(stream__name__startswith="person:").order_by("seq")
    assert [event.kind for event in private] == ["care", "held"]
