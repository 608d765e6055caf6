"""From the list of sessions to the room, on a phone; every page on the way is looked at by axe."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from groups import queries, services

from .test_room import group, room  # noqa: F401  (fixtures of the same room)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_member_books_and_comes_in(site, browser_of, newcomer, room, scripts, axe):  # noqa: F811
    page = browser_of(newcomer, java_script_enabled=scripts)
    look = axe if scripts else (lambda page: None)
    page.goto(site.address("/sessions/"))
    look(page)
    page.get_by_role("link", name="Tuesday evening group").click()
    look(page)
    page.get_by_role("link", name="More about this group, and other dates").click()
    look(page)
    page.get_by_role("radio").check()
    page.get_by_label("I’ve read this and I agree").check()
    page.get_by_role("button", name="Book my seat").click()
    expect(page.get_by_role("heading", name="Your seat is booked")).to_be_visible()
    look(page)
    page.get_by_role("link", name="Go to the room").click()
    expect(page.get_by_role("log")).to_be_visible()
    look(page)


def test_a_door_opens_by_itself_and_axe_likes_every_door(site, browser_of, ana, group, room, facilitator, axe):  # noqa: F811
    page = browser_of(ana)
    start = timezone.now() + timedelta(hours=2)
    later = services.plan(group, start, start + timedelta(minutes=90), capacity=1)
    services.book(later, ana)
    page.goto(site.address(f"/sessions/{later.pk}/room/"))
    expect(page.get_by_role("heading", name="You are early, and your seat is kept")).to_be_visible()
    axe(page)
    services.open_session(later, queries.seat_of(facilitator, later))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("log")).to_be_attached(timeout=10000)
    services.cancel(queries.seat_of(ana, room))
    page.goto(site.address(f"/sessions/{room.pk}/room/"))
    expect(page.get_by_role("heading", name="You have no seat here yet")).to_be_visible()
    axe(page)
