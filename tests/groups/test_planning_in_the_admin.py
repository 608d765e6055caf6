from datetime import timedelta

import pytest
from django.utils import timezone

from groups.models import GroupIndexPage, GroupPage, Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle(home):
    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="groups"))
    return index.add_child(instance=GroupPage(title="Tuesday evening group", size_cap=8))


def words(circle, start, hours=1.5, **more):
    at = lambda moment: timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")  # noqa: E731
    return {
        "group": circle.pk,
        "starts_at": at(start),
        "ends_at": at(start + timedelta(hours=hours)),
        "description": "",
        "capacity": "",
        **more,
    }


def test_staff_plan_a_session_that_members_then_find(as_, circle, facilitator, ben):
    answer = as_(facilitator).post("/admin/sessions/new/", words(circle, timezone.now() + timedelta(days=2)))
    assert answer.status_code == 302
    planned = Session.objects.get()
    assert planned.capacity == 8 and planned.streams.count() == 2
    assert "Tuesday evening group" in as_(ben).get("/sessions/").content.decode()


@pytest.mark.parametrize(
    ("start", "hours", "said"), [(timedelta(days=-1), 1.5, "still to come"), (timedelta(days=1), -1, "after the start")]
)
def test_a_time_that_cannot_be_is_answered_in_words(as_, circle, facilitator, start, hours, said):
    page = as_(facilitator).post("/admin/sessions/new/", words(circle, timezone.now() + start, hours)).content.decode()
    assert said in page
    assert not Session.objects.exists()


def test_members_cannot_plan(as_, circle, facilitator, ben):
    assert as_(facilitator).get("/admin/sessions/").status_code == 200
    assert as_(ben).post("/admin/sessions/new/", words(circle, timezone.now() + timedelta(days=2))).status_code == 302
    assert not Session.objects.exists()


@pytest.mark.parametrize("capacity", ["0", "-3"])
def test_no_seats_at_all_is_answered_in_words(as_, circle, facilitator, capacity):
    asked = words(circle, timezone.now() + timedelta(days=2), capacity=capacity)
    assert "at least one seat" in as_(facilitator).post("/admin/sessions/new/", asked).content.decode()
    assert not Session.objects.exists()


def test_two_sessions_of_a_group_do_not_overlap(as_, circle, facilitator):
    start = timezone.now() + timedelta(days=2)
    as_(facilitator).post("/admin/sessions/new/", words(circle, start))
    again = as_(facilitator).post("/admin/sessions/new/", words(circle, start + timedelta(hours=1)))
    assert "has a session at that time already" in again.content.decode() and Session.objects.count() == 1
    as_(facilitator).post("/admin/sessions/new/", words(circle, start + timedelta(hours=2)))
    assert Session.objects.count() == 2


def test_the_list_says_the_day_of_a_coming_session(as_, circle, facilitator):
    start = timezone.now() + timedelta(days=2)
    as_(facilitator).post("/admin/sessions/new/", words(circle, start))
    page = as_(facilitator).get("/admin/sessions/").content.decode()
    assert f"{timezone.localtime(start):%B %Y}, " in page and "Just now" not in page
