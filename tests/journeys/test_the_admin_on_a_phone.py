"""Lists of the admin on a narrow phone: nothing scrolls sideways, and every value says what it is."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from community.members import services as members
from community.members.models import Role
from forums import services as forums
from moderation import services as moderation
from moderation.models import Case
from tests.conftest import make_member

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def administrator(agreement):
    return make_member("Head Rowan", role=Role.ADMINISTRATOR)


@pytest.fixture
def busy(topic, ben, administrator, moderator):
    """One row and more in every list, with long words in them."""
    make_member("Wanderingthroughthefog")
    members.grant_credential(ben, Role.VOLUNTEER, "Seen.", administrator, timezone.now() + timedelta(days=20))
    members.make_invitation(administrator, "A course in the first week of May", 12, timezone.now() + timedelta(days=20))
    forums.reply(topic, ben, "Ring 07700 900 142.")
    case = Case.objects.latest("pk")
    moderation.decide(case.pk, "approve", moderator, case.version)
    forums.reply(topic, ben, "Or ring 07700 900 143.")


LISTS = {
    "/admin/users/": "Login name",
    "/admin/credentials/": "Last day",
    "/admin/invitations/": "Last day",
    "/admin/queue/": "How pressing",
    "/admin/queue/decisions/": "About",
}


@pytest.mark.parametrize(("path", "label"), LISTS.items())
def test_no_list_scrolls_sideways_and_each_value_has_its_name(site, busy, administrator, browser_of, path, label):
    page = browser_of(administrator, viewport=PHONE)
    page.goto(site.address(path))
    table = page.locator("table.listing")
    expect(table).to_be_visible()
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=Path(folder) / f"{path.strip('/').replace('/', '-')}.png", full_page=True)
    boxes = page.locator("main :has(> table.listing)")
    assert not boxes.evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.outerHTML.slice(0, 90))"
    )
    right = table.locator("td").evaluate_all("all => Math.max(...all.map(one => one.getBoundingClientRect().right))")
    assert right <= PHONE["width"]
    named = table.locator("td").evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert any(label in name for name in named), named
    assert page.faults == []


def test_on_a_wide_screen_they_are_tables(site, busy, administrator, browser_of):
    page = browser_of(administrator, viewport={"width": 1280, "height": 900})
    page.goto(site.address("/admin/credentials/"))
    expect(page.get_by_role("columnheader", name="Last day")).to_be_visible()
    cell = page.locator("table.listing td").nth(1)
    assert cell.evaluate("one => getComputedStyle(one).display") == "table-cell"
    assert cell.evaluate("one => getComputedStyle(one, '::before').content") == "none"
