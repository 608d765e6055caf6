"""On a small phone, whoever presses a button and is refused sees why, without looking for it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from community.members import services as members
from groups import services as groups
from groups.models import GroupIndexPage, GroupPage

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"viewport": {"width": 360, "height": 740}}


def sees(page, words):
    summary = page.locator(".notice[role=alert]").filter(has_text=words)
    expect(summary).to_be_in_viewport(ratio=1)
    expect(summary).to_be_focused()


@pytest.fixture
def page(site, browser_of, ben, topic):
    """Long words, written and not yet sent."""
    page = browser_of(ben, **PHONE)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill("It did get lighter, for me.\n" * 30)
    return page


def send(page):
    page.get_by_role("button", name="Post reply").click()


def test_a_reply_before_one_agreed(page):
    members.publish_agreement("Be kind, always.", "Newer words.")
    send(page)
    sees(page, "One thing first")


def test_a_reply_while_on_a_break(page, ben):
    type(ben).objects.filter(pk=ben.pk).update(paused_until=timezone.now() + timedelta(days=2))
    send(page)
    sees(page, "You are taking a break.")


def test_a_booking_without_a_date(site, browser_of, home, ben):
    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="groups"))
    group = index.add_child(instance=GroupPage(title="Low mood", slug="low-mood"))
    start = timezone.now() + timedelta(days=7)
    groups.plan(group, start, start + timedelta(hours=1))
    page = browser_of(ben, **PHONE)
    page.goto(site.address(group.url))
    page.get_by_role("button", name="Book my seat").click()
    sees(page, "One thing first")


def test_a_preview_of_a_topic_and_of_a_reply_is_drawn_without_a_complaint(site, browser_of, ben, board, topic):
    page = browser_of(ben, **PHONE)
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path, label in ((f"/t/{topic.pk}/", "Your reply"), (f"/b/{board.pk}/new/", "Your words")):
        page.goto(site.address(path))
        page.locator("textarea[name=body]").fill(f"Some **{label}** here.")
        page.get_by_role("button", name="See how it looks").click()
        expect(page.locator("#preview strong")).to_have_text(label)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill("I am here too.")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p2")).to_contain_text("I am here too.")
    assert said == []
