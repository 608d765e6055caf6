"""A member may sit in one group under a name that they use nowhere else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.models import Persona
from community.members.permissions import Refused
from groups import queries, services
from groups.models import GroupFacilitator, Seat
from groups.room_pages import RoomView

pytestmark = pytest.mark.django_db


@pytest.fixture
def next_week(group):
    start = timezone.now() + timedelta(days=7)
    return services.plan(group, start, start + timedelta(hours=1))


def named(client, group, name, status=302):
    answer = client.post(f"/groups/{group.pk}/name/", {"name": name})
    assert answer.status_code == status, answer.content.decode()[:300]
    return answer.content.decode()


def test_a_seat_is_booked_under_the_groups_name(as_, group, planned, ana):
    assert "You come as Quiet Heron." in as_(ana).get(f"/sessions/{planned.pk}/").content.decode()
    named(as_(ana), group, "Grey Reed")
    assert "You come as Grey Reed." in as_(ana).get(f"/sessions/{planned.pk}/").content.decode()
    as_(ana).post(f"/sessions/{planned.pk}/book/")
    seat = queries.seat_of(ana, planned)
    assert seat.persona.name == "Grey Reed" and seat.persona.member == ana
    assert Persona.objects.get(pk=ana.home_persona_id).name == "Quiet Heron"


def test_the_room_knows_that_name_alone(as_, group, planned, lead, ana, ben):
    services.use_group_name(group.pk, ana, "Grey Reed")
    services.book(planned, ana)
    services.book(planned, ben)
    services.open_session(planned, lead)
    said = as_(ana).post(
        f"/sessions/{planned.pk}/messages/", {"client_id": "a1", "body": "Good evening."}, headers={"Accept": "application/json"}
    )  # fmt: skip
    assert said.json()["state"] == "published"
    as_(ana).get(f"/sessions/{planned.pk}/people/")
    for address in ("room/", "events/", "people/"):
        seen = as_(ben).get(f"/sessions/{planned.pk}/{address}").content.decode()
        assert "Grey Reed" in seen and "Quiet Heron" not in seen, address
    assert [line.own for line in RoomView(planned, queries.seat_of(ana, planned)).lines if line.id] == [True]


def test_nobody_gets_two_seats_under_two_names(planned, group, ana):
    first = services.book(planned, ana)
    services.use_group_name(group.pk, ana, "Grey Reed")
    again = services.book(planned, ana)
    assert again.pk == first.pk and Seat.objects.filter(persona__member=ana).count() == 1


def test_seats_for_later_get_the_new_name_and_what_has_begun_keeps_the_old(group, planned, lead, next_week, ana):
    services.use_group_name(group.pk, ana, "Grey Reed")
    services.book(planned, ana)
    services.book(next_week, ana)
    services.open_session(planned, lead)
    Persona.objects.filter(name="Grey Reed").update(created_at=timezone.now() - timedelta(days=60))
    services.use_group_name(group.pk, ana, "Tall Oak")
    assert queries.seat_of(ana, planned).persona.name == "Grey Reed"
    assert queries.seat_of(ana, next_week).persona.name == "Tall Oak"
    services.use_own_name(group.pk, ana)
    assert queries.seat_of(ana, next_week).persona == ana.home_persona
    assert services.use_group_name(group.pk, ana, "Grey Reed") == queries.seat_of(ana, planned).persona


def test_a_name_that_people_met_is_not_changed_every_day(as_, group, planned, lead, ana):
    services.use_group_name(group.pk, ana, "Grey Reed")
    services.use_group_name(group.pk, ana, "Gray Reeds")
    assert Persona.objects.filter(member=ana).count() == 2
    services.book(planned, ana)
    services.open_session(planned, lead)
    with pytest.raises(Refused):
        services.use_group_name(group.pk, ana, "Tall Oak")
    services.use_own_name(group.pk, ana)
    with pytest.raises(Refused):
        services.use_group_name(group.pk, ana, "Tall Oak")
    assert "not long ago" in as_(ana).get(f"/groups/{group.pk}/name/").content.decode()


@pytest.mark.parametrize("name", ["Plain Sparrow", "P1ain Sparr0w"])
def test_a_name_in_use_is_answered_as_taken(as_, group, ana, ben, name):
    assert "Somebody here has that name" in named(as_(ana), group, name, 422)
    assert not Persona.objects.filter(member=ana).exclude(pk=ana.home_persona_id).exists()


@pytest.mark.parametrize("name", ["", "x" * 300, "a@b.example", "\u202eevil", "Moderator Ann", "Grey\u200bReed"])
def test_names_that_cannot_stand_come_back_with_a_reason(as_, group, ana, name):
    assert "field-error" in named(as_(ana), group, name, 422)


def test_whoever_leads_the_group_keeps_their_own_name(as_, group, planned, facilitator):
    assert (
        "people know you there by your own name" in as_(facilitator).get(f"/groups/{group.pk}/name/").content.decode()
    )
    with pytest.raises(Refused):
        services.use_group_name(group.pk, facilitator, "Grey Reed")
    assert queries.seat_of(facilitator, planned).persona == facilitator.home_persona


def test_whoever_comes_onto_the_roster_is_moved_and_not_seated_twice(group, planned, ana):
    services.use_group_name(group.pk, ana, "Grey Reed")
    services.book(planned, ana)
    GroupFacilitator.objects.create(page=group, member=ana)
    seat = services.enter(planned, ana)
    assert seat.is_facilitator and seat.persona == ana.home_persona
    assert Seat.objects.filter(session=planned, persona__member=ana).count() == 1


def test_a_seat_booked_again_under_another_name_gets_another_key(group, planned, ana):
    first = services.book(planned, ana)
    services.cancel(first)
    planned.refresh_from_db()
    services.use_group_name(group.pk, ana, "Grey Reed")
    again = services.book(planned, ana)
    assert again.persona.name == "Grey Reed"
    assert again.pk == first.pk


def test_the_groups_name_is_known_in_no_other_group(group, planned, ana):
    services.use_group_name(group.pk, ana, "Grey Reed")
    assert services.persona_for(ana, group.pk).name == "Grey Reed"
    assert services.persona_for(ana, group.pk + 1) == ana.home_persona


def test_ones_own_name_elsewhere_is_taken_too_or_it_would_join_the_two(group, ana):
    with pytest.raises(Refused, match="Somebody here has that name"):
        services.use_group_name(group.pk, ana, "Quiet Heron")


@pytest.mark.parametrize("next_is_ours", [True, False])
def test_choosing_it_leads_back_to_the_session_and_nowhere_else(as_, group, planned, ana, next_is_ours):
    session = f"/sessions/{planned.pk}/"
    assert f"/groups/{group.pk}/name/?next={session}" in as_(ana).get(session).content.decode()
    to = session if next_is_ours else "https://elsewhere.example/"
    answer = as_(ana).post(f"/groups/{group.pk}/name/", {"name": "Grey Reed", "next": to})
    assert answer["Location"] == (session if next_is_ours else group.url)
