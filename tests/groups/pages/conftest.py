"""A group with its facilitator, one coming date and one open room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.home.models import HomePage
from groups import queries, services
from groups.models import GroupFacilitator, GroupIndexPage, GroupPage
from tests.bases import part
from tests.conftest import make_member


def _add_index():
    index = HomePage.objects.get().add_child(instance=GroupIndexPage(title="Groups", slug="small-groups"))
    index.save_revision().publish()


def _add_group():
    page = GroupIndexPage.objects.get().add_child(
        instance=GroupPage(
            title="Tuesday evening group",
            slug="tuesday-evening",
            intro="An hour and a half in writing.",
            ground_rules="What people say here stays here.",
            size_cap=4,
        )
    )
    page.save_revision().publish()


base_with_an_index_of_groups = part("base_with_an_index_of_groups", _add_index)
base_with_a_group = part("base_with_a_group", _add_group)


@pytest.fixture
def group_index(home, base_with_an_index_of_groups):
    return GroupIndexPage.objects.get()


@pytest.fixture
def group(group_index, base_with_a_group, facilitator):
    page = GroupPage.objects.get(slug="tuesday-evening")
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
