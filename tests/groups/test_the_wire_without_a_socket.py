import json
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from groups import queries, services
from groups.models import Message


def _post(client, session, body, client_id="one", **more):
    url = reverse("session_messages", args=[session.pk])
    return client.post(url, json.dumps({"client_id": client_id, "body": body}), content_type="application/json", **more)


def _events(client, session, **after):
    return client.get(reverse("session_events", args=[session.pk]), after)


def test_a_message_is_posted_and_polled(open_room, seat, bens_seat, as_, ana, ben):
    ack = _post(as_(ana), open_room, "Good evening.").json()
    assert ack["type"] == "ack"
    frames = _events(as_(ben), open_room, after=0).json()
    assert [(f["type"], f["stream"], f["after"], f["upto"]) for f in frames] == [("events", "room", 0, ack["seq"])]
    assert frames[0]["events"][-1]["id"] == ack["id"]
    assert _events(as_(ben), open_room, after=ack["seq"]).json() == []


def test_a_double_post_is_one_message(open_room, seat, as_, ana):
    first, again = (_post(as_(ana), open_room, "Good evening.").json() for _ in range(2))
    assert first == again and Message.objects.count() == 1


def test_errors_have_a_code_words_and_a_status(open_room, seat, as_, ana, outsider):
    empty = _post(as_(ana), open_room, "  ")
    assert (empty.status_code, empty.json()["code"]) == (409, "empty")
    assert _post(as_(ana), open_room, "x\x00y").json()["code"] == "nul"
    assert _post(as_(ana), open_room, "x" * 2001).json()["code"] == "too_long"
    assert _post(as_(outsider), open_room, "Let me in.").json()["code"] == "not_booked"
    gone = _post(as_(None), open_room, "Hello?")
    assert (gone.status_code, gone.json()["code"]) == (401, "sign_in")
    url = reverse("session_messages", args=[999_999])
    assert as_(ana).post(url, "{}", content_type="application/json").json()["code"] == "unknown"
    url = reverse("session_messages", args=[open_room.pk])
    assert as_(ana).post(url, "[broken", content_type="application/json").json()["code"] == "malformed"


def test_only_a_seat_opens_the_log(open_room, seat, as_, ana, outsider):
    assert _events(as_(ana), open_room).status_code == 200
    assert _events(as_(outsider), open_room).status_code == 403
    assert _events(as_(None), open_room).status_code == 401


def test_the_staff_stream_is_for_facilitators(open_room, seat, lead, as_, ana, facilitator):
    services.post_message(open_room, seat, "one", "Ring me on 07700 900 142.")
    assert {frame["stream"] for frame in _events(as_(facilitator), open_room).json()} == {"room", "staff"}
    assert {frame["stream"] for frame in _events(as_(ana), open_room).json()} == {"room", "person"}


def test_a_plain_form_goes_back_to_the_room(open_room, seat, as_, ana):
    url = reverse("session_messages", args=[open_room.pk])
    answer = as_(ana).post(url, {"client_id": "form-1", "body": "Good evening."})
    assert (answer.status_code, answer.url) == (302, reverse("session_room", args=[open_room.pk]) + "#log-end")
    assert Message.objects.select_related("session").get().read() == "Good evening."


def test_a_plain_form_with_grave_words_goes_to_the_card(open_room, seat, as_, ana):
    url = reverse("session_messages", args=[open_room.pk])
    answer = as_(ana).post(url, {"client_id": "form-1", "body": "I am going to kill myself tonight."})
    assert answer.url.endswith("#care")
    assert 'id="care"' in as_(ana).get(answer.url).content.decode()


def test_a_held_line_whose_promise_is_past_says_that_we_are_late(open_room, seat, as_, ana):
    services.post_message(open_room, seat, "one", "I am going to kill myself tonight.")
    room = reverse("session_room", args=[open_room.pk])

    def held_box():
        return as_(ana).get(room).content.decode().partition('class="message-held"')[2].partition("</article>")[0]

    assert '<span class="promise-late" hidden>' in held_box()
    Message.objects.update(read_by=timezone.now() - timedelta(minutes=3))
    assert '<span class="promise-late">' in held_box() and "We are late, and we are sorry." in held_box()
    assert "hidden data-until" in held_box()


def test_a_plain_form_that_is_refused_keeps_its_words(open_room, seat, lead, as_, ana):
    services.pause(open_room, lead)
    url = reverse("session_messages", args=[open_room.pk])
    answer = as_(ana).post(url, {"client_id": "form-1", "body": "Words worth keeping."}, follow=True)
    assert "Words worth keeping." in answer.content.decode()
    assert not Message.objects.exists()


def test_somebody_who_polls_counts_as_here(open_room, lead, as_, facilitator):
    assert not queries.facilitator_present(open_room.pk)
    _events(as_(facilitator), open_room)
    assert queries.facilitator_present(open_room.pk)
    assert [person["name"] for person in queries.present_seats(open_room.pk)] == ["Maren Vale"]
