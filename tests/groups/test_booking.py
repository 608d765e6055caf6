import pytest

from community.members.permissions import Refused
from community.notifications.models import Notice
from groups import services
from groups.models import Seat


def test_a_seat_is_booked_once_however_often_one_asks(planned, ana):
    first = services.book(planned, ana)
    assert first.state == Seat.State.BOOKED
    assert services.book(planned, ana).pk == first.pk


def test_a_full_session_keeps_a_waiting_list(planned, ana, ben, outsider):
    services.book(planned, ana), services.book(planned, ben)
    assert services.book(planned, outsider).state == Seat.State.WAITING


def test_facilitators_take_no_attendees_seat(planned, lead, ana, ben):
    assert lead.is_facilitator
    assert services.book(planned, ana).state == services.book(planned, ben).state == Seat.State.BOOKED


def test_a_seat_given_back_goes_to_the_first_who_waits_and_they_are_told(planned, ana, ben, outsider):
    seat = services.book(planned, ana)
    services.book(planned, ben)
    waiting = services.book(planned, outsider)
    services.cancel(seat)
    waiting.refresh_from_db()
    assert waiting.state == Seat.State.BOOKED
    assert Notice.objects.get(member=outsider).kind == "groups.seat"


def test_nobody_books_before_agreeing(planned, newcomer):
    with pytest.raises(Refused) as refused:
        services.book(planned, newcomer)
    assert refused.value.refusal.code == "agreement"


def test_a_session_that_is_over_takes_no_bookings(open_room, lead, ana):
    services.close_session(open_room, lead)
    with pytest.raises(Refused) as refused:
        services.book(open_room, ana)
    assert refused.value.refusal.code == "closed"


def test_somebody_removed_cannot_book_again(open_room, seat, lead, ana):
    services.remove(seat, lead)
    with pytest.raises(Refused) as refused:
        services.book(open_room, ana)
    assert refused.value.refusal.code == "removed"
