"""A block keeps two people out of one small session, and their words out of each other's sight in a room."""

import json
import re

import pytest

from community.members import services as members
from community.members.models import Block, Mute
from groups import queries, services
from groups.live import log, sight
from groups.models import Seat

pytestmark = pytest.mark.django_db
WORDS = "The kettle is on."


def say(client, session, body, number="1"):
    answer = client.post(
        f"/sessions/{session.pk}/messages/", {"client_id": f"c{number}", "body": body}, headers={"Accept": "application/json"}
    )  # fmt: skip
    assert answer.json()["type"] == "ack", answer.json()


def page(client, session, part=""):
    return client.get(f"/sessions/{session.pk}/{part}").content.decode()


def plain(html):
    return re.sub(r'csrfmiddlewaretoken" value="[^"]*"|"X-CSRFToken": "[^"]*"', "", html)


@pytest.fixture
def talking(open_room, as_, seat, bens_seat):
    say(as_(seat.persona.member), open_room, WORDS)
    return open_room


def test_a_session_with_somebody_one_is_kept_from_looks_full(as_, planned, ana, ben, outsider):
    services.book(planned, ana)
    assert "1 seat left" in page(as_(ben), planned)
    members.block(ana.home_persona, ben.home_persona)
    apart = plain(page(as_(ben), planned))
    assert "1 seat left" in page(as_(outsider), planned)
    Block.objects.all().delete()
    services.book(planned, outsider)
    assert apart == plain(page(as_(ben), planned))
    assert "This session is full." in apart


def test_booking_answers_as_for_a_full_one(as_, planned, ana, ben, outsider):
    services.book(planned, ana)
    block = members.block(ben.home_persona, ana.home_persona)
    said = plain(as_(ben).post(f"/sessions/{planned.pk}/book/", follow=True).content.decode())
    assert queries.seat_of(ben, planned).state == Seat.State.WAITING and "You are next." in said
    Seat.objects.filter(persona__member=ben).delete()
    block.delete()
    services.book(planned, outsider)
    assert said == plain(as_(ben).post(f"/sessions/{planned.pk}/book/", follow=True).content.decode())


def test_it_holds_whatever_name_either_bears_there(planned, group, ana, ben):
    members.block(ana.home_persona, ben.home_persona)
    services.use_group_name(group.pk, ana, "Grey Reed")
    services.use_group_name(group.pk, ben, "Tall Oak")
    services.book(planned, ana)
    assert services.book(planned, ben).state == Seat.State.WAITING


def test_a_free_seat_goes_past_who_cannot_have_it(planned, ana, ben, outsider, second_moderator):
    services.book(planned, ana)
    members.block(ana.home_persona, ben.home_persona)
    services.book(planned, ben)
    other = services.book(planned, outsider)
    services.book(planned, second_moderator)
    services.cancel(other)
    assert queries.seat_of(second_moderator, planned).state == Seat.State.BOOKED
    assert queries.seat_of(ben, planned).state == Seat.State.WAITING
    services.cancel(queries.seat_of(ana, planned))
    assert queries.seat_of(ben, planned).state == Seat.State.BOOKED


def test_who_leads_a_room_is_nobodys_reason_to_stay_out(planned, ben, facilitator):
    members.block(ben.home_persona, facilitator.home_persona)
    assert services.book(planned, ben).state == Seat.State.BOOKED


@pytest.mark.parametrize("act", ["mute", "block"])
def test_their_lines_are_gone_from_page_and_wire_and_they_are_still_there(as_, talking, seat, ana, ben, act):
    page(as_(ana), talking, "people/")
    assert WORDS in page(as_(ben), talking, "room/") and WORDS in page(as_(ben), talking, "events/")
    link = f"/sessions/{talking.pk}/people/{seat.author_key}/"
    assert link in page(as_(ben), talking, "room/")
    assert as_(ben).post(link, {"act": act}).status_code == 302
    page(as_(ana), talking, "people/")
    for part in ("room/", "events/"):
        assert WORDS not in page(as_(ben), talking, part)
    assert "Quiet Heron" in page(as_(ben), talking, "people/")
    assert WORDS in page(as_(ana), talking, "room/")


def test_a_block_hides_the_blockers_lines_too(as_, talking, ana, ben):
    members.block(ben.home_persona, ana.home_persona)
    say(as_(ben), talking, "Mine is on too.", "2")
    assert "Mine is on too." not in page(as_(ana), talking, "events/")
    assert "Mine is on too." in page(as_(ben), talking, "events/")


def test_whoever_polls_gets_the_cursor_and_not_the_words(as_, talking, ana, ben):
    members.mute(ben, ana.home_persona)
    frames = json.loads(page(as_(ben), talking, "events/"))
    room = next(one for one in frames if one["stream"] == "room")
    assert room["upto"] == log.heads([talking.pk])[talking.pk, "room"][0]
    assert all(event["kind"] != "message" for event in room["events"])


def test_hands_and_turns_of_a_muted_person_stay(talking, seat, ana, ben):
    services.raise_hand(seat)
    members.mute(ben, ana.home_persona)
    away = sight.away_from(queries.seat_of(ben, talking))
    ((_name, _after, _upto, events),) = log.since(talking.pk, {"room": 0})
    kinds = [json.loads(text)["kind"] for _seq, text in sight.without(events, away)]
    assert "hand" in kinds and "message" not in kinds


def test_who_leads_is_heard_and_hears_everybody(as_, talking, lead, facilitator, ana, ben):
    link = f"/sessions/{talking.pk}/people/{lead.author_key}/"
    asked = page(as_(ben), talking, f"people/{lead.author_key}/")
    assert "leads this room and keeps it safe" in asked
    assert as_(ben).post(link, {"act": "mute"}).status_code == 422 and not Mute.objects.exists()
    members.mute(ben, facilitator.home_persona)
    say(as_(facilitator), talking, "Welcome, all.", "3")
    assert "Welcome, all." in page(as_(ben), talking, "events/")
    members.mute(facilitator, ana.home_persona)
    assert WORDS in page(as_(facilitator), talking, "events/")


def test_nobody_finds_a_person_by_a_key_of_another_room(as_, talking, seat, ben, outsider):
    assert as_(ben).get(f"/sessions/{talking.pk}/people/nobody/").status_code == 404
    assert as_(outsider).get(f"/sessions/{talking.pk}/people/{seat.author_key}/").status_code == 403
