"""What the room's page holds for whom, and what works there without a script."""

import re

import pytest

from groups import queries, services
from groups.models import Message, Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def heron(open_room, ana):
    services.book(open_room, ana)
    return queries.seat_of(ana, open_room)


@pytest.fixture
def sparrow(open_room, ben):
    services.book(open_room, ben)
    return queries.seat_of(ben, open_room)


def page_of(client, session, query=""):
    return client.get(f"/sessions/{session.pk}/room/{query}").content.decode()


def test_history_stands_in_the_page(as_, ana, open_room, heron, sparrow):
    services.post_message(open_room, sparrow, "a", "The kettle helped.")
    page = page_of(as_(ana), open_room)
    assert "The kettle helped." in page
    assert 'role="log"' in page
    assert f'data-key="{heron.author_key}"' in page


def test_the_page_names_no_account(as_, ana, ben, open_room, heron, sparrow):
    services.post_message(open_room, sparrow, "a", "The kettle helped.")
    page = page_of(as_(ana), open_room)
    assert ben.username not in page
    assert str(sparrow.persona.key) not in page


def test_a_held_line_is_its_authors_and_the_facilitators(as_, ana, ben, facilitator, open_room, heron, sparrow):
    services.post_message(open_room, sparrow, "a", "I am on 07700 900142.")
    assert "Waiting for a person to read it" in page_of(as_(ben), open_room)
    assert "07700 900142" in page_of(as_(facilitator), open_room)
    page = page_of(as_(ana), open_room)
    assert "07700" not in page
    assert 'data-line="' not in page


def test_a_plain_form_posts_and_comes_back(as_, ana, open_room, heron):
    page = page_of(as_(ana), open_room)
    client_id = re.search(r'name="client_id" value="([^"]+)"', page)[1]
    sent = {"client_id": client_id, "body": "One line."}
    for _ in range(2):
        answer = as_(ana).post(f"/sessions/{open_room.pk}/messages/", sent)
    assert answer.status_code == 302
    assert Message.objects.filter(session=open_room).count() == 1
    assert "One line." in page_of(as_(ana), open_room)


def test_words_that_could_not_be_sent_are_in_the_box_again(as_, ana, open_room, heron):
    services.pause(open_room)
    answer = as_(ana).post(
        f"/sessions/{open_room.pk}/messages/", {"client_id": "x", "body": "Kept words."}, follow=True
    )
    page = answer.content.decode()
    assert "Kept words.</textarea>" in page
    assert "The room is paused. Your words are kept." in page


def test_hand_and_pass_work_as_plain_forms(as_, ana, facilitator, open_room, heron):
    client = as_(ana)
    client.post(f"/sessions/{open_room.pk}/hand/", {"up": "1"})
    heron.refresh_from_db()
    assert heron.hand_up_at is not None
    assert "Put my hand down" in page_of(client, open_room)
    services.give_turn(open_room, queries.seat_of(facilitator, open_room), heron)
    assert "Your turn." in page_of(client, open_room)
    client.post(f"/sessions/{open_room.pk}/pass/")
    assert Session.objects.get(pk=open_room.pk).turn_of_id is None


def test_ones_own_message_is_edited_and_taken_back(as_, ana, ben, open_room, heron, sparrow):
    message_id = services.post_message(open_room, heron, "a", "First words.")["id"]
    path = f"/sessions/{open_room.pk}/messages/{message_id}/"
    assert "First words." in as_(ana).get(path + "edit/").content.decode()
    as_(ana).post(path + "edit/", {"body": "Better words."})
    assert "Better words." in page_of(as_(ben), open_room)
    assert as_(ben).get(path + "edit/").status_code == 404
    assert as_(ben).post(path + "withdraw/").status_code == 404
    as_(ana).post(path + "withdraw/")
    page = page_of(as_(ben), open_room)
    assert "Better words." not in page
    assert "Taken back by its author." in page or "This message was taken down." in page


def test_an_edit_with_no_words_keeps_the_message(as_, ana, open_room, heron):
    message_id = services.post_message(open_room, heron, "a", "First words.")["id"]
    answer = as_(ana).post(f"/sessions/{open_room.pk}/messages/{message_id}/edit/", {"body": "  "})
    assert answer.status_code == 422
    assert "First words." in page_of(as_(ana), open_room)


def test_each_message_of_others_can_be_reported(as_, ana, open_room, heron, sparrow):
    message_id = services.post_message(open_room, sparrow, "a", "The kettle helped.")["id"]
    assert f"/report/groups.message/{message_id}/" not in page_of(as_(ana), open_room)
    assert f"/report/groups.message/{message_id}/" in page_of(as_(ana), open_room, "?report=1")


def test_whoever_moderates_the_group_can_act_on_each_line_of_others_where_it_stands(
    as_, ana, open_room, heron, sparrow, moderator
):
    services.book(open_room, moderator)
    own = services.post_message(open_room, queries.seat_of(moderator, open_room), "m", "Good evening.")["id"]
    other = services.post_message(open_room, sparrow, "a", "The kettle helped.")["id"]
    page = page_of(as_(moderator), open_room)
    assert f'hx-get="/moderate/groups.message/{other}/"' in page and f"/moderate/groups.message/{own}/" not in page
    assert 'id="moderate-line"' in page
    assert "/moderate/" not in page_of(as_(ana), open_room)


def test_asking_who_is_here_keeps_ones_own_place(as_, ana, open_room, heron):
    answer = as_(ana).get(f"/sessions/{open_room.pk}/people/").json()
    assert answer["count"] == 1
    assert answer["people"][0]["name"] == "Quiet Heron"
    assert answer["people"][0]["key"] == heron.author_key


def test_a_long_history_is_cut_and_offered(as_, ana, open_room, heron, monkeypatch, settings):
    from groups import room_pages

    monkeypatch.setattr(room_pages, "SHOWN", 3)
    settings.ROOMS = {"MEMBER_LINES": (100, 1)}
    for number in range(6):
        services.post_message(open_room, heron, f"c{number}", f"Line number {number}.")
    page = page_of(as_(ana), open_room)
    assert "Line number 5." in page
    assert "Line number 0." not in page
    assert "Line number 0." in page_of(as_(ana), open_room, "?all=1")
