"""New words to agree to come while somebody writes, in a room and on a board: all that was typed is still there after."""

import pytest
from playwright.sync_api import expect

from community.members import services as members

from .test_room import go, group, log, room, say  # noqa: F401  (fixtures of the same room)

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_room_leads_to_its_door_and_back_with_the_half_said_words(go, browser_of, ana, room, axe):  # noqa: F811
    page = go(browser_of(ana))
    say(page, "Good evening.")
    expect(log(page)).to_contain_text("Good evening.")
    page.locator("textarea").first.fill("What I wanted to say is")
    members.publish_agreement("We come on time.", "All of it.", scope=f"group:{room.group_id}")
    expect(page.get_by_text("Please read what we agree before you go on.").first).to_be_visible()
    page.get_by_role("link", name="Look again").click()
    expect(page.get_by_text("We come on time.")).to_be_visible()
    axe(page)
    page.get_by_label("I’ve read this and I agree to it in this group").check()
    page.get_by_role("button", name="Go to the room").click()
    expect(log(page)).to_contain_text("Good evening.")
    expect(page.locator("textarea").first).to_have_value("What I wanted to say is")


def test_a_board_asks_in_place_for_each_and_posts_what_was_written(site, browser_of, ben, topic, axe):
    page = browser_of(ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill("It did get lighter, for me.")
    members.publish_agreement("Be kind, always.", "Newer words.")
    members.publish_agreement("We keep what you tell us.", "You may take it back.", scope="health")
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_text("Be kind, always.")).to_be_visible()
    expect(page.get_by_label("Your reply")).to_have_value("It did get lighter, for me.")
    axe(page)
    page.get_by_label("I’ve read this and I agree").check()
    page.get_by_label("I say yes").check()
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator(".post .words").last).to_contain_text("It did get lighter, for me.")
    expect(page.get_by_text("Be kind, always.")).to_be_hidden()


def test_taking_it_back_is_asked_once_and_written_down(site, browser_of, ana, agreement, axe):
    page = browser_of(ana)
    page.goto(site.address("/account/"))
    page.get_by_role("link", name="What you agreed to").click()
    axe(page)
    page.get_by_role("link", name="Take it back").click()
    expect(page.get_by_text("This is what follows:")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("You have taken it back.")).to_be_visible()
    axe(page)
    page.goto(site.address("/agreement/"))
    axe(page)
    page.get_by_label("I’ve read this and I agree").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("You agreed to this on")).to_be_visible()
    page.get_by_role("link", name="Version 1").click()
    axe(page)
