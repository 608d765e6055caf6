"""A held post is decided in the queue and changes in an open second browser, without a reload."""

import pytest
from playwright.sync_api import expect

from .conftest import wind_until

pytestmark = pytest.mark.django_db(transaction=True)


def write(page, site, topic, words):
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill(words)
    page.get_by_role("button", name="Post reply").click()


def test_released_it_appears_for_a_reader_and_removed_it_goes(site, topic, ana, ben, moderator, browser_of, axe):
    reader, author, staff = (
        browser_of(ana),
        browser_of(ben),
        browser_of(moderator, viewport={"width": 1280, "height": 900}),
    )
    for page in (reader, author):
        page.clock.install()
    reader.goto(site.address(f"/t/{topic.pk}/"))
    reader.evaluate("window.untouched = true")
    write(author, site, topic, "If anyone wants to talk, I am on 07700 900 142.")
    expect(author.locator("#composer mark")).to_have_text("07700 900 142")
    expect(author.locator(".ask-first")).to_be_focused()
    axe(author)
    author.get_by_role("link", name="Change it").click()
    expect(author.get_by_label("Your reply")).to_be_focused()
    author.get_by_role("button", name="Post it anyway").click()
    expect(author.locator("#p2")).to_contain_text("Waiting for a person to read it")
    expect(author.locator("#p2 mark")).to_have_text("07700 900 142")
    axe(author)
    assert reader.locator("#p2").count() == 0

    staff.goto(site.address("/admin/queue/"))
    staff.get_by_role("link", name="Held: post").click()
    expect(staff.locator(".case-line.is-target")).to_contain_text("I am on 07700 900 142.")
    staff.locator("#act-approve summary").click()
    staff.get_by_role("button", name="Release").click()
    wind_until(reader, expect(reader.locator("#p2")).to_contain_text, "I am on 07700 900 142.")
    wind_until(author, expect(author.locator("#p2")).not_to_contain_text, "Waiting for a person")

    from moderation.models import Case

    staff.goto(site.address(f"/admin/queue/{Case.objects.get().pk}/"))
    staff.get_by_role("button", name="Undo this").click()
    wind_until(reader, expect(reader.locator("#p2")).to_have_count, 0)
    staff.goto(site.address("/admin/queue/"))
    staff.get_by_role("link", name="Held: post").click()
    remove = staff.locator("#act-remove")
    remove.locator("summary").click()
    remove.get_by_label("To the author, in your own words").fill("Numbers let strangers ring you.")
    remove.get_by_role("button", name="Remove").click()
    wind_until(author, expect(author.locator("#p2")).to_contain_text, "This was taken down")
    assert reader.evaluate("window.untouched") is True

    author.get_by_role("link", name="Read why, and what you can do").click()
    expect(author.get_by_text("Numbers let strangers ring you.")).to_be_visible()
    axe(author)
