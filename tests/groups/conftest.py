"""A group with a facilitator, and a session of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.home.models import HomePage
from groups import queries, services
from groups.live import limits
from groups.models import GroupFacilitator, GroupIndexPage, GroupPage
from tests.bases import part


@pytest.fixture(autouse=True)
def _nobody_spoke_yet():
    limits.forget()


def _add_group():
    index = HomePage.objects.get().add_child(instance=GroupIndexPage(title="Groups", slug="engine-groups"))
    index.add_child(instance=GroupPage(title="Tuesday evening", slug="tuesday-evening", size_cap=2))


base_with_a_small_group = part("base_with_a_small_group", _add_group)


@pytest.fixture
def group(home, base_with_a_small_group, facilitator):
    page = GroupPage.objects.get(slug="tuesday-evening")
    GroupFacilitator.objects.create(page=page, member=facilitator)
    return page


@pytest.fixture
def planned(group):
    """A session that starts now and is not open yet."""
    now = timezone.now()
    return services.plan(group, now, now + timedelta(minutes=90))


@pytest.fixture
def lead(planned, facilitator):
    return queries.seat_of(facilitator, planned)


@pytest.fixture
def seat(planned, ana):
    services.book(planned, ana)
    return queries.seat_of(ana, planned)


@pytest.fixture
def bens_seat(planned, ben):
    services.book(planned, ben)
    return queries.seat_of(ben, planned)


@pytest.fixture
def open_room(planned, lead):
    return services.open_session(planned, lead)
