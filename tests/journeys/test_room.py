"""Two people in one live room, in real browsers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from community.helplines.models import Helpline
from groups import queries, services
from groups.models import GroupFacilitator, GroupIndexPage, GroupPage, Message

from .conftest import wind_until

pytestmark = pytest.mark.django_db(transaction=True)
WIDE = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def group(home, facilitator):
    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="small-groups"))
    index.save_revision().publish()
    page = index.add_child(
        instance=GroupPage(title="Tuesday evening group", slug="tuesday-evening", ground_rules="It stays here.")
    )
    page.save_revision().publish()
    GroupFacilitator.objects.create(page=page, member=facilitator)
    return page


@pytest.fixture
def room(group, facilitator, ana, ben, settings):
    """An open room in which Ana and Ben have seats; it does not pause for want of a facilitator."""
    settings.ROOMS = {"UNSTAFFED_SECONDS": 600, "MEMBER_LINES": (100, 5)}
    start = timezone.now() - timedelta(minutes=5)
    session = services.plan(group, start, start + timedelta(minutes=90))
    for member in (ana, ben):
        services.book(session, member)
    return services.open_session(session, queries.seat_of(facilitator, session))


@pytest.fixture
def go(site, room):
    def to_room(page, query=""):
        page.goto(site.address(f"/sessions/{room.pk}/room/{query}"))
        return page

    return to_room


def say(page, words):
    page.get_by_label("Your words").fill(words)
    page.get_by_role("button", name="Send").click()


def log(page):
    return page.get_by_role("log")


def test_each_sees_the_others_words_at_once(go, browser_of, ana, ben, axe):
    one, two = go(browser_of(ana, **WIDE)), go(browser_of(ben))
    expect(two.locator("#people-list")).to_contain_text("Quiet Heron")
    say(one, "Good evening. The kettle is on.")
    expect(log(two)).to_contain_text("Good evening. The kettle is on.", timeout=15_000)
    expect(log(one).locator(".own .name")).to_have_text("You")
    expect(log(one).locator(".state")).to_have_text("Sent")
    expect(one.locator("#body")).to_have_value("")
    say(two, "Mine too.")
    expect(log(one)).to_contain_text("Mine too.", timeout=15_000)
    assert Message.objects.count() == 2
    axe(one)
    axe(two)


def test_a_held_message_is_released_in_the_queue_and_appears_elsewhere(go, site, browser_of, ana, ben, moderator, axe):
    one, two, staff = go(browser_of(ana)), go(browser_of(ben)), browser_of(moderator, **WIDE)
    two.evaluate("window.untouched = true")
    say(one, "Ring me on 07700 900142 after.")
    expect(one.locator("#say-ask mark")).to_have_text("07700 900142")
    expect(one.locator("#say-ask .ask-first")).to_be_focused()
    axe(one)
    one.reload()
    expect(one.locator("#body")).to_have_value("Ring me on 07700 900142 after.")
    one.get_by_role("button", name="Send", exact=True).click()
    one.get_by_role("button", name="Send it anyway").click()
    expect(log(one)).to_contain_text("Waiting for a person to read it")
    expect(log(one)).to_contain_text("07700 900142")
    axe(one)
    expect(log(two)).not_to_contain_text("07700")
    staff.goto(site.address("/admin/queue/"))
    staff.get_by_role("link", name="Held: chat message").click()
    staff.locator("#act-approve summary").click()
    staff.get_by_role("button", name="Release").click()
    expect(log(two)).to_contain_text("07700 900142", timeout=15_000)
    expect(log(one)).not_to_contain_text("Waiting for a person to read it", timeout=15_000)
    say(one, "Or write to heron@example.org.")
    one.get_by_role("button", name="Leave these parts out").click()
    expect(log(two)).to_contain_text("Or write to [left out].")
    expect(one.locator("#say-ask")).to_be_hidden()
    assert two.evaluate("window.untouched") is True
    assert log(one).locator("[data-line]").count() == 2


def test_without_sockets_it_polls_by_itself(go, browser_of, ana, ben):
    one = browser_of(ana)
    one.clock.install()
    one.add_init_script("delete window.WebSocket")
    go(one)
    two = go(browser_of(ben))
    say(one, "From behind a strict network.")
    expect(log(two)).to_contain_text("From behind a strict network.", timeout=15_000)
    say(two, "You came through.")
    wind_until(one, expect(log(one)).to_contain_text, "You came through.", seconds=3)
    expect(two.locator("#people-list")).to_contain_text("Quiet Heron", timeout=15_000)


def test_sockets_that_are_refused_are_given_up_for_polling(go, browser_of, ana, ben):
    one = browser_of(ana)
    one.clock.install()
    one.route_web_socket("**/ws/**", lambda socket: socket.close(code=1011))
    go(one)
    two = go(browser_of(ben))
    say(two, "Can you hear me?")
    wind_until(one, expect(log(one)).to_contain_text, "Can you hear me?", seconds=3)
    expect(one.locator("#room-joining")).to_be_empty(timeout=15_000)


def test_without_javascript_a_plain_form_is_enough(go, browser_of, ana, ben):
    one = browser_of(ana, java_script_enabled=False)
    go(one)
    two = go(browser_of(ben))
    say(one, "Only a form.")
    expect(log(one)).to_contain_text("Only a form.")
    expect(log(two)).to_contain_text("Only a form.", timeout=15_000)
    say(two, "That is plenty.")
    expect(log(two)).to_contain_text("That is plenty.")
    one.get_by_role("link", name="Look for new messages").click()
    expect(log(one)).to_contain_text("That is plenty.")


def test_by_keyboard_alone(go, browser_of, ana, ben):
    one, two = go(browser_of(ana, **WIDE)), go(browser_of(ben))
    one.locator("#body").focus()
    one.keyboard.type("First line")
    one.keyboard.press("Shift+Enter")
    one.keyboard.type("second line")
    one.keyboard.press("Enter")
    expect(log(two)).to_contain_text("second line", timeout=15_000)
    assert one.evaluate("document.activeElement.id") == "body"
    one.keyboard.press("Tab")
    assert one.evaluate("document.activeElement.textContent").strip() == "Send"
    one.keyboard.press("Tab")
    one.keyboard.press("Enter")
    expect(one.get_by_role("button", name="Put my hand down")).to_be_visible(timeout=15_000)
    expect(two.locator("#people-list")).to_contain_text("hand up", timeout=15_000)
    assert one.evaluate("document.activeElement.textContent").strip() == "Put my hand down"
    reached = set()
    for _ in range(40):
        one.keyboard.press("Tab")
        reached.add(one.evaluate("(document.activeElement.textContent || '').trim()"))
    assert {"Need help now?", "Exit this page", "Step out", "Ground rules"} <= reached


def test_a_draft_survives_a_reload(go, browser_of, ana):
    one = go(browser_of(ana))
    one.get_by_label("Your words").press_sequentially("Half a thou")
    one.reload()
    expect(one.get_by_label("Your words")).to_have_value("Half a thou")


def test_a_paused_room_gives_the_words_back(go, browser_of, ana, ben, room, facilitator):
    one = go(browser_of(ana))
    expect(one.locator("#people-list")).to_contain_text("Quiet Heron (you)")
    services.pause(room, queries.seat_of(facilitator, room))
    expect(one.locator("#room-notice")).to_contain_text("The room is paused", timeout=15_000)
    say(one, "Still here.")
    expect(one.locator("#room-said")).to_contain_text("Your words are kept", timeout=15_000)
    expect(one.get_by_label("Your words")).to_have_value("Still here.")
    services.resume(room, queries.seat_of(facilitator, room))
    expect(one.locator("#room-notice")).to_be_empty(timeout=15_000)
    one.get_by_role("button", name="Send").click()
    expect(log(one)).to_contain_text("Still here.")


def test_scrolled_up_it_does_not_jump(go, browser_of, ana, ben, room):
    seat = queries.seat_of(ben, room)
    for number in range(40):
        services.post_message(room, seat, f"old-{number}", f"An older line, number {number}.")
    one = go(browser_of(ana))
    expect(one.locator("#people-list")).to_contain_text("Quiet Heron (you)")
    one.mouse.move(200, 300)
    one.mouse.wheel(0, -1500)
    one.wait_for_timeout(400)
    before = one.evaluate("scrollY")
    services.post_message(room, seat, "new-1", "A new one.")
    services.post_message(room, seat, "new-2", "And another.")
    expect(one.get_by_role("button", name="2 new messages below")).to_be_visible(timeout=15_000)
    assert one.evaluate("scrollY") == before
    one.get_by_role("button", name="2 new messages below").click()
    expect(log(one).get_by_text("And another.")).to_be_in_viewport()


def test_a_facilitator_leads_and_everybody_sees_it(go, browser_of, ana, facilitator, axe):
    lead, one = go(browser_of(facilitator, **WIDE)), go(browser_of(ana))
    expect(lead.locator("#people-list")).to_contain_text("Quiet Heron", timeout=15_000)
    lead.get_by_label("Part", exact=True).select_option("checkin")
    lead.get_by_role("button", name="Move on").click()
    expect(one.locator("#room-phases [aria-current]")).to_contain_text("Check-in", timeout=15_000)
    expect(lead.locator("#room-phases [aria-current]")).to_contain_text("Check-in", timeout=15_000)
    lead.get_by_label("Turn", exact=True).select_option(label="Quiet Heron")
    lead.get_by_role("button", name="Give").click()
    expect(one.locator("#room-turn")).to_contain_text("Your turn.", timeout=15_000)
    axe(lead)
    one.get_by_role("button", name="Pass").click()
    expect(one.locator("#room-turn")).not_to_contain_text("Your turn.", timeout=15_000)
    lead.get_by_label("Pace", exact=True).select_option("15")
    lead.get_by_role("button", name="Set").click()
    expect(one.locator("#pace")).to_have_text("One message every 15 seconds.", timeout=15_000)
    lead.get_by_text("End the session").click()
    lead.get_by_role("button", name="End it now").click()
    expect(one.locator("#room-notice")).to_contain_text("This session is over", timeout=15_000)


# Where the heading and the first number of the card stand between the head of the page and the foot of the room.
CARD_IN_SIGHT = """() => {
  const high = document.querySelector(".site-head").getBoundingClientRect().bottom;
  const low = document.getElementById("room-foot").getBoundingClientRect().top;
  return [".care h2", ".care .number"].every((name) => {
    const { top, bottom } = document.querySelector(name).getBoundingClientRect();
    return top >= high && bottom <= low;
  });
}"""


def test_crisis_words_bring_kind_words_first(go, browser_of, ana, ben, axe):
    Helpline.objects.create(
        name="Emergency", country="GB", dial="999", display="999", is_emergency=True, always_open=True
    )
    one, two = go(browser_of(ana, viewport={"width": 360, "height": 740})), go(browser_of(ben))
    for n in range(4):
        say(two, f"A line to fill the room, number {n}, long enough to take some space on a small telephone.")
    say(one, "I am going to kill myself tonight.")
    expect(log(one)).to_contain_text("Thank you for saying it.", timeout=15_000)
    expect(log(one)).to_contain_text("We want a person to read this with you")
    one.wait_for_function(CARD_IN_SIGHT)
    # Somebody else’s words do not carry it away, and neither does a reload.
    say(two, "Here is one more.")
    expect(log(one)).to_contain_text("Here is one more.", timeout=15_000)
    one.wait_for_function(CARD_IN_SIGHT)
    axe(one)
    one.reload()
    one.wait_for_function(CARD_IN_SIGHT)
    expect(log(one)).to_contain_text("We want a person to read this with you")
    expect(log(two)).not_to_contain_text("tonight")
    one.get_by_role("button", name="Put it away").click()
    expect(log(one)).not_to_contain_text("Thank you for saying it.")


def test_editing_and_taking_back_in_place(go, browser_of, ana, ben):
    one, two = go(browser_of(ana)), go(browser_of(ben))
    say(one, "A first try.")
    expect(log(two)).to_contain_text("A first try.", timeout=15_000)
    one.get_by_role("button", name="Edit").click()
    field = log(one).get_by_role("textbox", name="Edit")
    expect(field).to_have_value("A first try.")
    field.fill("A second try.")
    log(one).get_by_role("button", name="Save").click()
    expect(log(two)).to_contain_text("A second try.", timeout=15_000)
    expect(log(two)).not_to_contain_text("A first try.")
    one.get_by_role("button", name="Take it back").click()
    expect(log(two)).not_to_contain_text("A second try.", timeout=15_000)
