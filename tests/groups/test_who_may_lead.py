"""Leading a room needs training or a facilitator's credential that is in force, whatever label stands before it."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from community.members import services as members
from community.members.models import Credential, Member, Role
from groups import queries, services
from groups.live import door
from groups.models import GroupFacilitator
from groups.permissions import leads_now, why_not_lead
from tests.conftest import make_member, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat_for(group, agreement):
    """`seat_for(*roles)`: the seat in a new session of somebody on the group's roster who has these roles."""

    def seat_for(*roles):
        member = make_member(f"Lead {'-'.join(roles)[:20]}")
        for role in roles:
            members.grant_credential(member, role, "seen", None)
        GroupFacilitator.objects.create(page=group, member=member)
        now = timezone.now()
        return queries.seat_of(member, services.plan(group, now, now + timedelta(minutes=90)))

    return seat_for


@pytest.mark.parametrize("role", [Role.PROFESSIONAL, Role.VOLUNTEER, Role.FACILITATOR])
def test_training_or_a_facilitators_credential_is_enough(seat_for, role, django_assert_num_queries):
    seat = seat_for(role)
    assert seat.persona.role_now == role
    with django_assert_num_queries(0):
        assert leads_now(seat)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.ADMINISTRATOR])
def test_other_roles_alone_lead_no_room(seat_for, role):
    assert why_not_lead(seat_for(role)).code == "credential"
    assert leads_now(seat_for(role, Role.VOLUNTEER))


def test_a_peer_on_the_roster_leads_no_room(seat_for):
    assert why_not_lead(seat_for()).code == "credential"


def test_a_moderator_whose_training_ended_leads_no_more(seat_for):
    seat = seat_for(Role.MODERATOR, Role.FACILITATOR)
    assert leads_now(seat) and seat.persona.role_now == Role.MODERATOR
    Credential.objects.filter(role=Role.FACILITATOR).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert not leads_now(seat)


def test_a_socket_that_is_open_learns_that_the_lead_has_ended(seat_for, client):
    seat = seat_for(Role.FACILITATOR)
    member = Member.objects.get(pk=seat.persona.member_id)
    sign_in(client, member)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}"
    opened, refusal = door.open_door({"headers": [(b"cookie", cookie.encode())]}, seat.session_id)
    assert refusal is None and opened.leads
    assert door.changed_standing([opened])[opened] == ("mute", None)
    members.withdraw_credential(member.credentials.get(), None, "Left.")
    kind, refusal = door.changed_standing([opened])[opened]
    assert (kind, refusal.code) == ("bye", "role")
