"""Two hundred new accounts post links: the queue stays usable, and nobody else notices much."""

import pytest
from playwright.sync_api import expect

from forums.models import Post
from moderation.content import State
from moderation.models import Case, Restriction
from tests.moderation.raiders import newcomers, open_with_links

pytestmark = pytest.mark.django_db(transaction=True)
WIDE = {"viewport": {"width": 1280, "height": 1000}}


def test_a_raid_of_two_hundred_accounts(site, board, topic, ben, moderator, browser_of, axe):
    members = newcomers(200)
    open_with_links(board, members)

    reader = browser_of(ben)
    reader.goto(site.address(board.url))
    expect(reader.get_by_role("link", name=topic.title)).to_be_visible()
    assert "Win now" not in reader.content()
    reader.goto(site.address(f"/t/{topic.pk}/"))
    reader.get_by_label("Your reply").fill("I am up too, if you want to talk.")
    reader.get_by_role("button", name="Post reply").click()
    expect(reader.locator("article", has_text="I am up too, if you want to talk.")).to_be_visible()
    expect(reader.get_by_text("Waiting for a person to read it")).to_have_count(0)

    page = browser_of(moderator, **WIDE)
    page.goto(site.address("/admin/queue/"))
    expect(page.get_by_role("heading", name="Many new accounts at once")).to_be_visible()
    expect(page.get_by_text("200 cases of it wait.")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Show these alone").click()
    page.wait_for_url("**/admin/queue/?raid=true")
    page.get_by_label("Select all", exact=False).first.check()
    page.get_by_role("button", name="Choose all that the filter shows").click()
    page.get_by_role("link", name="Remove the texts of the chosen cases of a raid").click()
    page.get_by_label("To each of them").fill("Many accounts at once brought adverts here.")
    page.get_by_role("button", name="Yes, remove them and shut them out").click()
    expect(page.get_by_text("200 cases are done.")).to_be_visible(timeout=60_000)

    assert not Case.objects.filter(state="open").exists()
    assert Restriction.objects.filter(kind="banned", member__in=members).count() == 200
    written = Post.objects.filter(author__member__in=members)
    assert set(written.values_list("state", flat=True)) == {State.REMOVED} and written.count() == 200
    page.goto(site.address("/admin/queue/"))
    expect(page.get_by_role("heading", name="Many new accounts at once")).to_be_visible()
    expect(page.get_by_text("0 cases of it wait.")).to_be_visible()
    reader.goto(site.address(board.url))
    expect(reader.get_by_role("link", name=topic.title)).to_be_visible()
    assert "Win now" not in reader.content()
    assert page.faults == reader.faults == []
