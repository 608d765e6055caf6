"""A network that goes is said at once, and Enter means the same in every box of the room."""

import pytest
from playwright.sync_api import expect

from groups.models import Message

from .test_room import go, group, log, room, say  # noqa: F401  (fixtures of the same room)

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_lost_network_is_said_at_once_and_joined_again_at_once(go, browser_of, ana, room):  # noqa: F811
    page = go(browser_of(ana))
    say(page, "Good evening.")
    expect(log(page)).to_contain_text("Good evening.")
    page.context.set_offline(True)
    expect(page.get_by_text("Joining again…")).to_be_visible(timeout=1000)
    say(page, "Written in the tunnel.")
    page.context.set_offline(False)
    expect(page.get_by_text("Joining again…")).to_be_hidden(timeout=4000)
    expect(log(page)).to_contain_text("Written in the tunnel.")


def test_enter_saves_an_edited_message(go, browser_of, ana, room):  # noqa: F811
    page = go(browser_of(ana))
    say(page, "Good evning.")
    expect(log(page)).to_contain_text("Good evning.")
    page.locator('#log [data-act="change"]').last.click()
    box = page.locator("form.change textarea")
    box.fill("Good evening to all.")
    box.press("Enter")
    expect(page.locator("form.change")).to_have_count(0)
    expect(log(page)).to_contain_text("Good evening to all.")
    assert Message.objects.get().edited_at is not None
