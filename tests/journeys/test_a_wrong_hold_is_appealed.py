"""A post is kept back by mistake: its author reads why, asks somebody else, and a second moderator puts it up."""

import pytest
from playwright.sync_api import expect

from forums.models import Post
from moderation.models import Case, Decision

pytestmark = pytest.mark.django_db(transaction=True)
WIDE = {"viewport": {"width": 1280, "height": 1000}}
WORDS = "The helpline that got me through is 07700 900 142, open all night."


def test_it_is_released_by_somebody_else_and_everybody_can_read_it(
    site, topic, ana, ben, moderator, second_moderator, browser_of, axe
):
    author = browser_of(ben, viewport={"width": 320, "height": 700})
    author.goto(site.address(f"/t/{topic.pk}/"))
    author.get_by_label("Your reply").fill(WORDS)
    author.get_by_role("button", name="Post reply").click()
    author.get_by_role("button", name="Post it anyway").click()
    expect(author.locator("#p2")).to_contain_text("Waiting for a person to read it")

    first = browser_of(moderator, **WIDE)
    first.goto(site.address("/admin/queue/"))
    first.get_by_role("link", name="Held: post").click()
    first.locator("#act-remove summary").click()
    first.locator("#remove-words").fill("Numbers let strangers ring you.")
    first.locator("#act-remove").get_by_role("button", name="Remove").click()
    expect(first.get_by_text("Removed. The author is told why.")).to_be_visible()

    author.goto(site.address(f"/t/{topic.pk}/"))
    author.get_by_role("link", name="Read why, and what you can do").click()
    expect(author.get_by_text("Numbers let strangers ring you.")).to_be_visible()
    author.get_by_role("link", name="Ask somebody else to look").click()
    author.get_by_label("What should they know?").fill("It is the number of a helpline, not mine.")
    author.get_by_role("button", name="Send").click()
    expect(author.get_by_text("They have not answered yet.")).to_be_visible()
    axe(author)

    first.goto(site.address(f"/admin/queue/{Case.objects.get(kind='appeal').pk}/"))
    expect(first.get_by_text("It is the number of a helpline, not mine.")).to_be_visible()
    expect(first.locator("#decide")).to_contain_text("You decided this the first time, so somebody else must look now.")
    expect(first.get_by_role("button", name="Change it")).to_have_count(0)

    second = browser_of(second_moderator, **WIDE)
    second.goto(first.url)
    expect(second.get_by_text("You have this case open")).to_be_visible()
    second.get_by_label("Your answer, in your own words").fill("You are right: it is a public number. We are sorry.")
    second.get_by_role("button", name="Change it").click()
    expect(second.get_by_text("The decision is undone, and the person is told.")).to_be_visible()

    author.goto(site.address("/notices/"))
    author.get_by_role("link", name="Somebody else looked at a decision again").click()
    expect(author.get_by_text("it is a public number. We are sorry.")).to_be_visible()
    axe(author)
    reader = browser_of(ana)
    reader.goto(site.address(f"/t/{topic.pk}/"))
    expect(reader.locator("#p2")).to_contain_text(WORDS)
    assert Post.objects.get(number=2).is_public
    assert [(d.action, d.decided_by) for d in Decision.objects.order_by("pk")] == [
        ("remove", moderator), ("overturn", second_moderator), ("approve", second_moderator),
    ]  # fmt: skip
