"""In a live room too it is said plainly while no moderator is on shift."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from moderation.models import Shift
from tests.moderation.calling import on

pytestmark = pytest.mark.django_db
NOBODY = "No moderator is here now"


def test_the_room_says_that_no_moderator_is_here_and_when_one_is(as_, open_room, seat, ana, moderator):
    path = f"/sessions/{open_room.pk}/room/"
    assert NOBODY not in as_(ana).get(path).content.decode()
    start = timezone.now() + timedelta(hours=9)
    Shift.objects.create(member=moderator, starts_at=start, ends_at=start + timedelta(hours=3))
    page = as_(ana).get(path).content.decode()
    assert (
        NOBODY in page
        and "Somebody reads here again" in page
        and reverse("helplines") in page.partition(NOBODY)[2][:400]
    )
    on(moderator)
    assert NOBODY not in as_(ana).get(path).content.decode()
