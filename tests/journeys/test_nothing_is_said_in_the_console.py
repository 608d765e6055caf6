"""No page complains in the browser's console: no error, no blocked resource, no piece without its place.

The walk takes every address of the two tables of access, so a new page is in it.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import PageViewRestriction

from community.members import services as members
from forums import services as forums
from groups import queries, services
from groups.models import Session
from tests.conftest import PASSWORD
from tests.site.access import ACCESS, ROLES
from tests.site.conftest import things  # noqa: F401
from tests.site.library_access import LIBRARY_ACCESS

from .conftest import wind_until

pytestmark = pytest.mark.django_db(transaction=True)
#: An answer of 404 or 403 is a complaint of Chromium about itself; what the page then says is looked at all the same.
STATUS = re.compile(r"the server responded with a status of (401|403|404|422)")
ADMIN = ("/admin/", "/admin/queue/", "/admin/pages/", "/admin/account/", "/admin/reports/site-history/")
WIDE = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def listen():
    """`listen(page)`: all that its console says from now on, as (address, words)."""

    def to(page):
        said = []

        def hear(line):
            if line.type in ("error", "warning", "assert") and not STATUS.search(line.text):
                said.append((page.url, line.text))

        page.on("console", hear)
        page.on("pageerror", lambda error: said.append((page.url, str(error))))
        return said

    return to


def addresses(role, known):
    cell = ROLES.index(role)
    for address, statuses in {**ACCESS, **LIBRARY_ACCESS}.values():
        if isinstance(statuses[cell], int) and statuses[cell] in (200, 403, 404):
            yield address.format(**known)


@pytest.mark.parametrize("role", ROLES)
def test_on_every_page_there_is(site, things, consent, browser_of, listen, outsider, moderator, editor, role):  # noqa: F811
    who = {"visitor": None, "member": outsider, "moderator": moderator, "editor": editor}[role]
    page = browser_of(who, **WIDE)
    said, seen = listen(page), 0
    for address in sorted({*addresses(role, things), *(ADMIN if role in ("moderator", "editor") else ())}):
        page.goto(site.address(address))
        seen += 1
    assert seen > 30 and said == []


def test_while_others_write_on_the_page_that_is_open(site, topic, ana, ben, browser_of, listen):
    page = browser_of(ana, **WIDE)
    page.clock.install()
    said = listen(page)
    page.goto(site.address(f"/t/{topic.pk}/"))
    forums.reply(topic, ben, "I am up too.")
    held, _is_new = forums.reply(topic, ben, "Ring 07700 900 142.")
    wind_until(page, expect(page.locator("#p2")).to_contain_text, "I am up too.")
    assert held.state == "held" and said == []
    page.get_by_label("Your reply").fill("Me **too**.")
    page.get_by_role("button", name="See how it looks").click()
    expect(page.locator("#preview")).to_contain_text("Me too.")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p4")).to_contain_text("Me too.")
    with page.expect_response(re.compile("/changes/")):
        page.clock.fast_forward(5000)
    expect(page.locator("#posts .post")).to_have_count(3)
    assert said == []


def test_on_the_pages_of_safety_that_ask_first_who_it_is(site, ana, browser_of, listen):
    page = browser_of(ana, **WIDE)
    said = listen(page)
    page.goto(site.address("/account/reauthenticate/"))
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(re.compile(r"/$"))
    for path in ("2fa/totp/activate/", "2fa/webauthn/add/", "welcome/passkey/", "break/", "erase/", "recovery-sheet/"):
        page.goto(site.address(f"/account/{path}"))
    page.get_by_role("button", name="Show me my codes").click()
    expect(page.locator(".codes li")).to_have_count(8)
    page.emulate_media(media="print")
    assert said == []


def test_in_a_room_for_those_who_sit_and_those_who_lead(site, home, things, ana, ben, facilitator, browser_of, listen):  # noqa: F811
    from groups.models import GroupFacilitator

    session = Session.objects.get(pk=things["session"])
    GroupFacilitator.objects.create(page=session.group, member=facilitator)
    now = timezone.now()
    session = services.plan(session.group, now - timedelta(minutes=5), now + timedelta(minutes=80))
    services.book(session, ana)
    services.open_session(session, queries.seat_of(facilitator, session))
    pages = [browser_of(ana, **WIDE), browser_of(facilitator, **WIDE)]
    said = [listen(page) for page in pages]
    for page in pages:
        page.goto(site.address(f"/sessions/{session.pk}/room/"))
    pages[0].get_by_label("Your words").fill("Good evening.")
    pages[0].get_by_role("button", name="Send").click()
    expect(pages[1].get_by_role("log")).to_contain_text("Good evening.")
    assert said == [[], []]


def test_where_a_page_asks_for_a_password_of_its_own(site, board, browser_of, listen):
    PageViewRestriction.objects.create(page=board, restriction_type="password", password="let me in")
    page = browser_of(None, **WIDE)
    said = listen(page)
    page.goto(site.address(board.url))
    expect(page.locator("input[type=password]")).to_be_visible()
    assert said == []


def test_a_name_that_was_muted_is_no_trouble(site, topic, ana, ben, browser_of, listen):
    members.mute(ben, ana.home_persona)
    page = browser_of(ben, **WIDE)
    said = listen(page)
    page.goto(site.address(f"/t/{topic.pk}/"))
    expect(page.get_by_text("You muted this person.")).to_be_visible()
    assert said == []
