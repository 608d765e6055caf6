"""A line that breaks costs nobody a word: what was sent waits, goes again by itself, and is stored once."""

import pytest
from playwright.sync_api import expect

from groups import queries, services
from groups.models import Message, Session

from .conftest import wind_until
from .test_room import go, group, log, room, say  # noqa: F401  (fixtures of the same room)

pytestmark = pytest.mark.django_db(transaction=True)


class Line:
    """The line between one page and the server: `cut()` and `mend()`."""

    def __init__(self, page):
        self.page, self.whole, self.sockets = page, True, []
        page.route_web_socket("**/ws/**", self._socket)
        page.route("**/sessions/*/events/**", self._ask)
        page.route("**/sessions/*/messages/", self._ask)

    def _socket(self, socket):
        if self.whole:
            socket.connect_to_server()
            self.sockets.append(socket)
        else:
            socket.close(code=1011)

    def _ask(self, route):
        route.continue_() if self.whole else route.abort()

    def cut(self):
        self.whole = False
        while self.sockets:
            self.sockets.pop().close(code=1011)

    def mend(self):
        self.whole = True


def test_what_is_written_meanwhile_goes_by_itself_and_nothing_is_missed(go, browser_of, ana, ben, room):  # noqa: F811
    one = browser_of(ana)
    one.clock.install()
    line = Line(one)
    go(one)
    expect(one.locator("#people-list")).to_contain_text("Quiet Heron (you)")
    say(one, "Before the tunnel.")
    expect(log(one)).to_contain_text("Before the tunnel.")
    line.cut()
    expect(one.locator("#room-joining")).to_contain_text("Joining again…", timeout=15_000)
    expect(one.locator("#room-joining")).to_contain_text("Nothing you sent is lost.")
    say(one, "In the tunnel.")
    one.get_by_label("Your words").fill("Half a sentence")
    services.post_message(room, queries.seat_of(ben, room), "ben-1", "We are still here.")
    expect(one.locator("#unsent")).to_contain_text("In the tunnel.")
    line.mend()
    wind_until(one, expect(log(one)).to_contain_text, "We are still here.", seconds=10)
    wind_until(one, expect(log(one)).to_contain_text, "In the tunnel.", seconds=10)
    expect(one.locator("#unsent")).to_be_hidden(timeout=15_000)
    expect(one.locator("#room-joining")).to_be_empty(timeout=15_000)
    expect(one.get_by_label("Your words")).to_have_value("Half a sentence")
    assert Message.objects.count() == 3
    assert log(one).locator("[data-line]").count() == 3


def test_an_unsent_message_survives_a_reload_with_its_number(go, browser_of, ana, room):  # noqa: F811
    one = browser_of(ana)
    one.clock.install()
    line = Line(one)
    go(one)
    expect(one.locator("#people-list")).to_contain_text("Quiet Heron (you)")
    line.cut()
    say(one, "Written without a line.")
    number = one.evaluate(
        "JSON.parse(Object.entries(sessionStorage).find(([k]) => k.endsWith(':unsent'))[1])[0].client_id"
    )
    one.reload()
    expect(one.locator("#unsent")).to_contain_text("Written without a line.")
    line.mend()
    wind_until(one, expect(log(one)).to_contain_text, "Written without a line.", seconds=10)
    assert Message.objects.get().client_id == number


def test_a_sent_message_whose_answer_was_lost_is_stored_once(go, browser_of, ana, room):  # noqa: F811
    one = browser_of(ana)
    go(one)
    expect(one.locator("#people-list")).to_contain_text("Quiet Heron (you)")
    say(one, "Only once, please.")
    expect(log(one)).to_contain_text("Only once, please.")
    number = Message.objects.get().client_id
    one.evaluate(
        "([key, id]) => sessionStorage.setItem(key, JSON.stringify([{client_id: id, body: 'Only once, please.'}]))",
        [f"room:{room.pk}:unsent", number],
    )
    one.reload()
    expect(one.locator("#unsent")).to_be_hidden(timeout=15_000)
    assert Message.objects.count() == 1
    assert log(one).locator("[data-line]").count() == 1


def test_slow_mode_keeps_the_words_and_sends_them_later(go, browser_of, ana, room):  # noqa: F811
    Session.objects.filter(pk=room.pk).update(slow_mode=4)
    one = go(browser_of(ana))
    expect(one.locator("#people-list")).to_contain_text("Quiet Heron (you)")
    say(one, "First.")
    expect(log(one)).to_contain_text("First.")
    say(one, "Second, soon after.")
    expect(one.locator("#unsent")).to_contain_text("It goes by itself in a moment.", timeout=15_000)
    expect(log(one)).to_contain_text("Second, soon after.", timeout=15000)


def test_words_that_are_too_many_stay_in_the_box(go, browser_of, ana, room):  # noqa: F811
    one = go(browser_of(ana))
    expect(one.locator("#people-list")).to_contain_text("Quiet Heron (you)")
    long = "word " * 9000
    say(one, long)
    expect(one.locator("#room-said")).to_contain_text("You can send it in two parts.")
    expect(one.get_by_label("Your words")).to_have_value(long)
    say(one, "Shorter.")
    expect(log(one)).to_contain_text("Shorter.")
    expect(one.locator("#room-said")).to_be_empty()


def test_a_room_that_closes_gives_unsent_words_back(go, browser_of, ana, room, facilitator):  # noqa: F811
    one = go(browser_of(ana))
    expect(one.locator("#people-list")).to_contain_text("Quiet Heron (you)")
    services.close_session(room, queries.seat_of(facilitator, room))
    expect(one.locator("#room-notice")).to_contain_text("This session is over", timeout=15_000)
    say(one, "Just too late.")
    expect(one.locator("#room-said")).to_contain_text("This session is over", timeout=15_000)
    expect(one.get_by_label("Your words")).to_have_value("Just too late.")


def test_signing_out_elsewhere_ends_the_wire_and_keeps_the_words(go, browser_of, ana, room, client):  # noqa: F811
    one = go(browser_of(ana))
    expect(one.locator("#people-list")).to_contain_text("Quiet Heron (you)")
    one.get_by_label("Your words").press_sequentially("Not sent yet")
    one.context.request.post(
        one.url.replace(f"/sessions/{room.pk}/room/", "/account/logout/"),
        headers={"X-CSRFToken": one.locator("#say [name=csrfmiddlewaretoken]").input_value(), "Referer": one.url},
    )
    expect(one.locator("#room-joining").get_by_role("link", name="Sign in")).to_be_visible(timeout=10000)
    expect(one.get_by_label("Your words")).to_have_value("Not sent yet")
