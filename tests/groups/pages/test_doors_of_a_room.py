"""A shut room is a kind page that says why, what is next and by when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups import queries, services
from groups.models import Seat

pytestmark = pytest.mark.django_db


def door(client, session):
    return client.get(f"/sessions/{session.pk}/room/")


def test_who_has_no_seat_is_shown_the_way_to_one(as_, ana, open_room):
    answer = door(as_(ana), open_room)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "You have no seat here yet" in page
    assert f'href="/sessions/{open_room.pk}/"' in page
    assert 'role="log"' not in page


def test_a_visitor_signs_in_and_comes_back(client, open_room):
    answer = door(client, open_room)
    assert answer.status_code == 302
    assert f"next=%2Fsessions%2F{open_room.pk}%2Froom%2F" in answer["Location"]


def test_who_comes_days_early_is_told_when_the_doors_open(as_, ana, coming):
    services.book(coming, ana)
    page = door(as_(ana), coming).content.decode()
    assert "You are early, and your seat is kept" in page
    assert "The doors open" in page


def test_the_door_asks_by_itself_and_opens(as_, ana, coming, facilitator):
    services.book(coming, ana)
    path = f"/sessions/{coming.pk}/room/"
    assert as_(ana).get(path, headers={"HX-Request": "true"}).status_code == 204
    services.open_session(coming, queries.seat_of(facilitator, coming))
    assert as_(ana).get(path, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_the_waiting_list_says_the_place(as_, ana, coming, fill):
    fill(coming)
    services.book(coming, ana)
    page = door(as_(ana), coming).content.decode()
    assert "You are next on the waiting list." in page


def test_a_removed_person_is_told_where_the_reason_stands(as_, ana, open_room, facilitator):
    seat = services.book(open_room, ana)
    services.remove(seat, queries.seat_of(facilitator, open_room))
    page = door(as_(ana), open_room).content.decode()
    assert "You can’t join this session" in page
    assert "/decisions/" in page


def test_who_has_not_agreed_reads_and_agrees_first(as_, newcomer, agreement, open_room):
    Seat.objects.create(session=open_room, persona=newcomer.home_persona)
    page = door(as_(newcomer), open_room).content.decode()
    assert "One thing before you come in" in page
    assert 'role="log"' not in page
    answer = as_(newcomer).post(f"/sessions/{open_room.pk}/agree/", {f"agree_{agreement.pk}": "on"}, follow=True)
    assert 'role="log"' in answer.content.decode()


def test_a_session_that_is_over_is_read_until_it_is_deleted(as_, ana, open_room):
    seat = services.book(open_room, ana)
    services.post_message(open_room, queries.seat_of(ana, open_room), "one", "Glad I came.")
    services.close_session(open_room)
    page = door(as_(ana), open_room).content.decode()
    assert "This session is over" in page
    assert "Glad I came." in page
    services.purge(open_room, timezone.now() + timedelta(days=8))
    Seat.objects.get_or_create(session=open_room, persona=seat.persona)
    page = door(as_(ana), open_room).content.decode()
    assert "What was written was deleted on" in page
    assert "Glad I came." not in page


def test_a_paused_room_says_so_and_keeps_the_box(as_, ana, open_room):
    services.book(open_room, ana)
    services.pause(open_room, reason="unstaffed")
    page = door(as_(ana), open_room).content.decode()
    assert "The room is paused" in page
    assert "<textarea" in page
