"""Whoever may not write in the time of a session gives up the seat in it; lifting the decision books nothing again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members import services as members
from community.members.models import Member
from community.notifications.models import Notice
from groups import queries, services
from groups.live import door
from groups.models import Seat
from moderation import services as moderation
from moderation.models import Restriction
from tests.moderation.conftest import post_as

pytestmark = pytest.mark.django_db
WHY = "You were asked three times."


def in_days(number):
    return timezone.now() + timedelta(days=number)


@pytest.fixture
def coming(group):
    """In three days, for two people."""
    return services.plan(group, in_days(3), in_days(3) + timedelta(hours=1))


@pytest.fixture
def waits(coming, ana, ben, outsider):
    """Ana and Ben have the seats, and the outsider waits."""
    for member in (ana, ben, outsider):
        services.book(coming, member)
    return outsider


def state_of(member, session):
    return Seat.objects.get(session=session, persona__member=member).state


def ban(member, moderator):
    return moderation.act_on_person(member.home_persona, "ban", moderator, 0, WHY)


def suspend(member, moderator, until):
    return moderation.act_on_person(member.home_persona, "suspend", moderator, 0, WHY, until=until)


def test_a_ban_gives_the_seat_to_the_next_who_waits(coming, waits, ana, ben, moderator):
    assert (state_of(ana, coming), state_of(waits, coming)) == ("booked", "waiting")
    ban(ana, moderator)
    assert [state_of(member, coming) for member in (ana, ben, waits)] == ["cancelled", "booked", "booked"]
    assert Notice.objects.get(member=waits).kind == "groups.seat"
    assert [notice.kind for notice in Notice.objects.filter(member=ana)] == ["moderation.standing"]


def test_who_waits_gives_up_the_place_in_line(coming, waits, moderator):
    ban(waits, moderator)
    assert state_of(waits, coming) == "cancelled"


@pytest.mark.parametrize(("days", "kept"), [(2, "booked"), (4, "cancelled")])
def test_a_suspension_takes_only_what_begins_before_it_ends(coming, ana, moderator, days, kept):
    services.book(coming, ana)
    suspend(ana, moderator, in_days(days))
    assert state_of(ana, coming) == kept


def test_a_session_that_is_over_keeps_its_seats(planned, lead, seat, ana, coming, moderator):
    services.book(coming, ana)
    services.close_session(services.open_session(planned, lead), lead)
    ban(ana, moderator)
    assert (state_of(ana, planned), state_of(ana, coming)) == ("booked", "cancelled")


def test_a_facilitator_s_seat_is_for_the_staff_of_the_group(coming, facilitator, ana, moderator):
    services.book(coming, ana)
    for member in (facilitator, ana):
        ban(member, moderator)
    assert (state_of(facilitator, coming), state_of(ana, coming)) == ("booked", "cancelled")


def test_a_decision_about_an_alias_takes_the_seat_but_from_staff_of_fuller_access(
    coming, topic, outsider, ben, moderator
):
    Member.objects.filter(pk=outsider.pk).update(is_superuser=True)
    for member in (ben, outsider):
        services.book(coming, member)
        post = post_as(topic, members.alias_in(topic.pk, member), "Go away.")
        case = moderation.report(post, topic.author, False)
        moderation.decide(case.pk, "ban", moderator, case.version, WHY)
    assert (state_of(ben, coming), state_of(outsider, coming)) == ("cancelled", "booked")


def test_the_decision_s_page_says_so_and_the_session_s_page_too(as_, coming, waits, ana, moderator):
    decision = ban(ana, moderator)
    client = as_(ana)
    page = client.get(f"/decisions/{decision.pk}/").content.decode()
    assert "Your seat in this session was given up" in page and f"/sessions/{coming.pk}/" in page
    assert "When you can write again, you can book again." in page
    page = client.get(f"/sessions/{coming.pk}/").content.decode()
    assert "Your seat was given up" in page and "When you can write again" in page
    assert "Your seat was given up" not in as_(waits).get(f"/sessions/{coming.pk}/").content.decode()


def test_nobody_else_reads_of_the_seat_on_the_decision_s_page(as_, coming, waits, ana, moderator):
    decision = ban(ana, moderator)
    assert "given up" in as_(ana).get(f"/decisions/{decision.pk}/").content.decode()
    answer = as_(moderator).get(f"/decisions/{decision.pk}/")
    assert answer.status_code == 200 and "given up" not in answer.content.decode()


def test_lifting_it_books_nothing_and_says_that_one_can_book_again(as_, coming, ana, moderator):
    services.book(coming, ana)
    undo = moderation.reverse_decision(ban(ana, moderator), moderator, "We were wrong.")
    assert state_of(ana, coming) == "cancelled"
    client = as_(ana)
    page = client.get(f"/decisions/{undo.pk}/").content.decode()
    assert "was given up" in page and "You can book again, if a seat is free." in page
    assert "You can book again here." in client.get(f"/sessions/{coming.pk}/").content.decode()
    client.post(f"/sessions/{coming.pk}/book/")
    assert state_of(ana, coming) == "booked"
    assert "given up" not in client.get(f"/sessions/{coming.pk}/").content.decode()
    assert "was given up" not in client.get(f"/decisions/{undo.pk}/").content.decode()


def test_a_seat_given_back_by_oneself_was_not_given_up(as_, coming, ana, ben, moderator):
    for member in (ana, ben):
        services.book(coming, member)
    services.cancel(queries.seat_of(ana, coming))
    ban(ben, moderator)
    assert "Your seat was given up" not in as_(ana).get(f"/sessions/{coming.pk}/").content.decode()
    assert "Your seat was given up" in as_(ben).get(f"/sessions/{coming.pk}/").content.decode()


def test_in_an_open_room_the_decision_is_what_one_is_told_of(as_, open_room, seat, ana, moderator):
    client = as_(ana)
    scope = {"headers": [(b"cookie", f"sessionid={client.cookies['sessionid'].value}".encode())]}
    found, refusal = door.open_door(scope, open_room.pk)
    assert refusal is None
    ban(ana, moderator)
    assert state_of(ana, open_room) == "cancelled"
    assert door.changed_standing([found])[found][1].code == "restricted"
    assert door.open_door(scope, open_room.pk)[1].code == "restricted"
    assert "read why" in client.get(f"/sessions/{open_room.pk}/room/").content.decode()
    Restriction.objects.update(lifted_at=timezone.now())
    assert door.open_door(scope, open_room.pk)[1].code == "not_booked"
