"""Passkeys in a real browser, whose authenticator is a virtual one: add one, come back with it, open the admin with it."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSWORD


def add_authenticator(page):
    """A phone or laptop that knows its owner, without the touch."""
    wire = page.context.new_cdp_session(page)
    wire.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    made = wire.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return wire, made["authenticatorId"]


def sign_in_by_password(page, site, member):
    page.goto(site.address("/account/login/"))
    page.get_by_label("Login name").fill(member.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile(r"/$"))


def add_passkey(page, site, axe):
    page.goto(site.address("/account/2fa/"))
    page.get_by_role("link", name="Add one").first.click()
    expect(page.get_by_label("A name for it")).to_have_value("Chrome on Linux")
    axe(page)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Spare codes for the second lock")).to_be_visible()


def sign_out(page, site):
    page.goto(site.address("/account/logout/"))
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(re.compile(r"/$"))


def use_passkey(page, site, to=""):
    page.goto(site.address(f"/account/login/{to}"))
    page.get_by_role("button", name="Use a passkey").click()


def test_a_newcomer_adds_a_passkey_and_comes_back_with_it(site, browser_of, axe):
    page = browser_of()
    add_authenticator(page)
    page.goto(site.address("/account/signup/"))
    page.get_by_label("Login word").fill("blue-kettle")
    page.get_by_label("Pseudonym").fill("Slow Ferry")
    page.get_by_label("Password").fill(PASSWORD)
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Make my account").click()
    page.wait_for_url(lambda address: "signup" not in address)
    add_passkey(page, site, axe)
    sign_out(page, site)
    page.goto(site.address("/account/name/"))
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("You are Slow Ferry here.")).to_be_visible()
    assert page.faults == []


def test_a_moderator_opens_the_admin_with_a_passkey_alone(site, browser_of, axe, moderator, settings):
    settings.STAFF_SECOND_FACTOR = True
    page = browser_of()
    add_authenticator(page)
    sign_in_by_password(page, site, moderator)
    page.goto(site.address("/admin/queue/"))
    expect(page.get_by_role("heading", name="Set up a second lock first")).to_be_visible()
    add_passkey(page, site, axe)
    page.goto(site.address("/admin/queue/"))
    expect(page.get_by_role("heading", name="Use your second lock now")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Use my passkey or code").click()
    page.get_by_role("button", name="Use a passkey or a security key").click()
    page.wait_for_url(re.compile("/admin/queue/"))
    expect(page.get_by_role("heading", name="Use your second lock now")).to_have_count(0)
    sign_out(page, site)
    use_passkey(page, site, "?next=/admin/queue/")
    page.wait_for_url(re.compile("/admin/queue/"))
    expect(page.get_by_role("heading", name="Use your second lock now")).to_have_count(0)
    expect(page.locator("h1")).to_contain_text(re.compile("queue|waits", re.I))


def test_a_passkey_that_nobody_has_is_said_in_words(site, browser_of):
    page = browser_of()
    wire, authenticator = add_authenticator(page)
    wire.send("WebAuthn.setUserVerified", {"authenticatorId": authenticator, "isUserVerified": False})
    use_passkey(page, site)
    expect(page.locator("#said")).to_contain_text("Your device did not confirm it", timeout=30_000)
    assert page.faults == []


@pytest.mark.parametrize("path", ["/account/sessions/", "/account/name/", "/account/break/", "/account/2fa/"])
def test_the_pages_of_safety_pass_axe(site, browser_of, axe, ana, path):
    page = browser_of(ana, viewport={"width": 320, "height": 700})
    page.goto(site.address(path))
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
