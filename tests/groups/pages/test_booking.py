"""Booking a seat by plain forms."""

import pytest

from groups.models import Seat
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def book(client, session, **more):
    return client.post(f"/groups/{session.group_id}/book/", {"session": session.pk, **more})


def seats(session):
    return Seat.objects.filter(session=session, role=Seat.Role.ATTENDEE)


def test_a_plain_post_books_a_seat(as_, ana, coming):
    answer = book(as_(ana), coming)
    assert answer.status_code == 302
    assert answer["Location"] == f"/sessions/{coming.pk}/"
    assert seats(coming).get().state == Seat.State.BOOKED
    assert "Your seat is booked" in as_(ana).get(answer["Location"]).content.decode()


def test_booking_twice_is_one_seat(as_, ana, coming):
    for _ in range(2):
        book(as_(ana), coming)
        as_(ana).post(f"/sessions/{coming.pk}/book/")
    assert seats(coming).count() == 1


def test_without_a_date_the_page_says_what_is_missing(as_, ana, coming):
    answer = as_(ana).post(f"/groups/{coming.group_id}/book/", {})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Please choose a date first." in page
    assert "Tuesday evening group" in page
    assert not seats(coming).exists()


def test_a_full_date_offers_the_waiting_list(as_, ana, coming, fill):
    fill(coming)
    page = as_(ana).get(coming.group.url).content.decode()
    assert "Join the waiting list" in page
    assert f'value="{coming.pk}"' not in page
    as_(ana).post(f"/sessions/{coming.pk}/book/")
    assert Seat.objects.get(session=coming, persona=ana.home_persona).state == Seat.State.WAITING
    assert "You are next." in as_(ana).get(f"/sessions/{coming.pk}/").content.decode()


def test_giving_a_seat_back_frees_it_for_the_next_in_line(as_, ana, coming, fill):
    taken = fill(coming)
    as_(ana).post(f"/sessions/{coming.pk}/book/")
    as_(taken[0].persona.member).post(f"/sessions/{coming.pk}/cancel/")
    assert Seat.objects.get(pk=taken[0].pk).state == Seat.State.CANCELLED
    assert Seat.objects.get(session=coming, persona=ana.home_persona).state == Seat.State.BOOKED


def test_a_facilitator_cannot_give_the_lead_seat_back(as_, facilitator, coming):
    as_(facilitator).post(f"/sessions/{coming.pk}/cancel/")
    assert Seat.objects.get(session=coming, persona=facilitator.home_persona).state == Seat.State.BOOKED


def test_the_agreement_is_asked_for_and_never_ticked_beforehand(as_, newcomer, agreement, coming):
    page = as_(newcomer).get(coming.group.url).content.decode()
    assert f'name="agree_{agreement.pk}"' in page
    assert " checked" not in page.replace("We checked", "")
    answer = book(as_(newcomer), coming)
    assert answer.status_code == 422
    assert "Please tick the box if you agree." in answer.content.decode()
    assert f'value="{coming.pk}" checked' in answer.content.decode()
    assert not seats(coming).exists()
    assert book(as_(newcomer), coming, **{f"agree_{agreement.pk}": "on"}).status_code == 302
    assert seats(coming).count() == 1


def test_a_box_ticked_under_older_words_does_not_count(as_, newcomer, agreement, coming):
    from community.members.services import publish_agreement

    publish_agreement("Be kind, always.", "New words.")
    answer = book(as_(newcomer), coming, **{f"agree_{agreement.pk}": "on"})
    assert answer.status_code == 422 and "These words are new" in answer.content.decode()
    assert not seats(coming).exists()


def test_signed_out_a_booking_leads_to_the_sign_in_and_back(client, coming):
    answer = book(client, coming)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/?next=")
    assert not seats(coming).exists()


def test_a_date_of_another_group_cannot_be_booked_here(as_, ana, coming, group_index):
    from groups.models import GroupPage

    other = group_index.add_child(instance=GroupPage(title="Other", slug="other"))
    answer = as_(ana).post(f"/groups/{other.pk}/book/", {"session": coming.pk})
    assert answer.status_code == 422
    assert not seats(coming).exists()


def test_a_session_that_is_over_takes_no_booking(as_, ana, coming):
    from groups import services

    services.close_session(coming)
    as_(ana).post(f"/sessions/{coming.pk}/book/")
    assert not seats(coming).exists()


def test_a_get_books_nothing(as_, ana, coming):
    assert as_(ana).get(f"/sessions/{coming.pk}/book/").status_code == 405
    assert not seats(coming).exists()


def test_another_member_never_sees_who_booked(as_, ana, coming):
    book(as_(ana), coming)
    page = as_(make_member("Still Pond")).get(f"/sessions/{coming.pk}/").content.decode()
    assert "3 seats left" in page
    assert "Quiet Heron" not in page
