"""Two moderators open the same case: the second sees who has it, waits or takes over, and nothing is decided twice."""

import pytest
from playwright.sync_api import expect

from forums import services as forums
from moderation.models import Case, Decision, Lease, Wording

from .conftest import wind_until

pytestmark = pytest.mark.django_db(transaction=True)
WIDE = {"viewport": {"width": 1280, "height": 1000}}


@pytest.fixture
def case(topic, ben):
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    return Case.objects.get()


def test_the_second_sees_who_has_it_and_decides_once_it_is_free(
    site, case, moderator, second_moderator, browser_of, axe
):
    path = site.address(f"/admin/queue/{case.pk}/")
    first, second = browser_of(moderator, **WIDE), browser_of(second_moderator, viewport={"width": 360, "height": 740})
    for page in (first, second):
        page.clock.install()
    first.goto(path)
    expect(first.get_by_text("You have this case open")).to_be_visible()
    second.goto(path)
    expect(second.get_by_text("Steady Larch has it open")).to_be_visible()
    expect(second.locator("#act-remove")).to_have_count(0)
    assert second.evaluate("document.documentElement.scrollWidth") <= 360
    first.goto(site.address("/admin/queue/"))
    # The page that is left gives it back, and the one that waits takes it by itself, with what can be done.
    wind_until(second, expect(second.get_by_text("You have this case open")).to_be_visible, seconds=10)
    expect(second.locator("#act-remove")).to_be_visible()
    wind_until(first, expect(first.locator("#listing-results")).to_contain_text, "Calm Rowan", seconds=10)
    second.keyboard.press("x")
    second.locator("#remove-words").fill("No numbers, please.")
    second.locator("#act-remove").get_by_role("button", name="Remove").click()
    expect(second.get_by_text("Removed. The author is told why.")).to_be_visible()
    wind_until(first, expect(first.locator("#listing-results")).not_to_contain_text, "Held: post", seconds=10)
    assert Decision.objects.get().decided_by == second_moderator and not Lease.objects.exists()
    assert first.faults == second.faults == []


def test_taken_over_it_is_the_others_and_the_first_ones_words_stay(site, case, moderator, second_moderator, browser_of):
    path = site.address(f"/admin/queue/{case.pk}/")
    first, second = browser_of(moderator, **WIDE), browser_of(second_moderator, **WIDE)
    first.goto(path)
    expect(first.get_by_text("You have this case open")).to_be_visible()
    first.locator("#act-hide summary").click()
    first.locator("#hide-words").fill("A long and careful reason.")
    second.goto(path)
    second.get_by_text("Take it over", exact=True).click()
    second.get_by_role("button", name="Yes, take it over").click()
    expect(second.get_by_text("You have this case open")).to_be_visible()
    first.locator("#act-hide").get_by_role("button", name="Hide").click()
    expect(first.get_by_text("Calm Rowan has this case open").first).to_be_visible()
    expect(first.get_by_text("A long and careful reason.")).to_be_visible()
    assert [d.action for d in Decision.objects.all()] == ["take_over"]


def test_by_keys_alone_with_words_to_begin_with(site, case, moderator, browser_of):
    Wording.objects.create(title="Numbers", words="Numbers let strangers ring you.")
    page = browser_of(moderator, **WIDE)
    page.goto(site.address(f"/admin/queue/{case.pk}/"))
    expect(page.get_by_text("You have this case open")).to_be_visible()
    page.keyboard.press("x")
    page.locator("#act-remove").get_by_role("link", name="Numbers").click()
    expect(page.locator("#remove-words")).to_have_value("Numbers let strangers ring you.")
    page.keyboard.type(" Hug")
    expect(page.locator("#act-remove")).to_have_attribute("open", "")
    assert page.locator("#act-hide").get_attribute("open") is None
    page.keyboard.press("Tab")
    page.keyboard.press("h")
    expect(page.locator("#hide-words")).to_have_value("Numbers let strangers ring you. Hug")
