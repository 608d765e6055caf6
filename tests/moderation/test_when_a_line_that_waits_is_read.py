"""What waits in a room is promised by those who sit in it, and else as on the boards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import Message, Presence, Seat
from groups.models import Session as SessionModel
from moderation.content import State
from moderation.services.content import look_over, prepare
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def waits(session, ana):
    """`waits(ends_in)`: in so many minutes after now the promise for a line with a number in it is kept."""
    seat = Seat.objects.create(session=session, persona=ana.home_persona)

    def waits(ends_in=50):
        now = timezone.now()
        SessionModel.objects.filter(pk=session.pk).update(
            starts_at=now - timedelta(minutes=10), ends_at=now + timedelta(minutes=ends_in)
        )
        session.refresh_from_db()
        words = "Ring me on 07700 900 142 tonight."
        message = Message(session=session, seat=seat, author=ana.home_persona, client_id="one")
        prepare(message, look_over(words, ana), now)
        assert message.state == State.HELD
        return round((message.read_by - now).total_seconds() / 60)

    return waits


def somebody_leads(session, minutes=1):
    seat = Seat.objects.create(session=session, persona=make_member("Warm Otter").home_persona, role="facilitator")
    Presence.objects.create(
        seat=seat, connection="c" * 32, process="p", expires_at=timezone.now() + timedelta(minutes=minutes)
    )


def test_while_somebody_leads_it_is_promised_in_minutes_and_within_the_session(session, waits):
    somebody_leads(session)
    assert waits() == 15 and waits(ends_in=8) == 8 and waits(ends_in=1) == 5


@pytest.mark.parametrize("minutes", [None, -1])
def test_with_nobody_who_leads_in_the_room_it_is_promised_as_on_the_boards(session, waits, minutes):
    if minutes is not None:
        somebody_leads(session, minutes)
    assert waits() == 120
