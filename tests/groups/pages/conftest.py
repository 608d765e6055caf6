"""A group with its facilitator, one coming date and one open room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from groups import queries, services
from groups.models import GroupFacilitator, GroupIndexPage, GroupPage
from tests.conftest import make_member


@pytest.fixture
def group_index(home):
    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="small-groups"))
    index.save_revision().publish()
    return index


@pytest.fixture
def group(group_index, facilitator):
    page = group_index.add_child(
        instance=GroupPage(
            title="Tuesday evening group",
            slug="tuesday-evening",
            intro="An hour and a half in writing.",
            ground_rules="What people say here stays here.",
            size_cap=4,
        )
    )
    page.save_revision().publish()
    GroupFacilitator.objects.create(page=page, member=facilitator)
    return page


@pytest.fixture
def coming(group):
    """A date in three days, with seats for four."""
    start = timezone.now() + timedelta(days=3)
    return services.plan(group, start, start + timedelta(minutes=90), "A first evening")


@pytest.fixture
def open_room(group, facilitator):
    start = timezone.now() - timedelta(minutes=10)
    session = services.plan(group, start, start + timedelta(minutes=90))
    return services.open_session(session, queries.seat_of(facilitator, session))


@pytest.fixture
def closed_group(group, ben):
    """The group's page is for one Django group, which Ben is in and the outsider is not."""
    from django.contrib.auth.models import Group
    from wagtail.models import PageViewRestriction

    circle = Group.objects.create(name="Tuesday group")
    ben.groups.add(circle)
    restriction = PageViewRestriction.objects.create(page=group, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(circle)
    return group


@pytest.fixture
def fill(group):
    """`fill(session)`: every seat is taken by somebody."""

    def take_all(session):
        return [
            services.book(session, make_member(f"Guest {number} {session.pk}")) for number in range(session.capacity)
        ]

    return take_all
