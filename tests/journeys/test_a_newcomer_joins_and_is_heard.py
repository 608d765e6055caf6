import re

import pytest
from playwright.sync_api import expect

from community.members import services as members
from community.members.models import Member

pytestmark = pytest.mark.django_db(transaction=True)
HEALTH = "Yes, you may keep and show what I tell of my health"
WORDS = "I keep the radio on for the same reason."


@pytest.fixture
def consent(agreement):
    return members.publish_agreement("We keep what you tell.", "It stays here.", scope="health")


def fill_in(page, site, path="/account/signup/"):
    page.goto(site.address(path))
    page.get_by_label("Login word").fill("night-train")
    page.get_by_label("Pseudonym").fill("Amber Kite")
    page.get_by_label("Password").fill("three odd words 7")
    page.get_by_label("I am 18 or older").check()
    page.get_by_label("I’ve read this and I agree").check()


def make_account(page):
    page.get_by_role("button", name="Make my account").click()


def take_a_sheet(page):
    page.get_by_role("link", name="Make my sheet").click()
    page.get_by_role("button", name="Show me my codes").click()
    assert page.locator(".codes code").count() == 8
    page.get_by_role("link", name="I have them, go on").click()


def test_from_the_front_page_to_a_first_reply(site, topic, consent, browser_of, axe):
    page = browser_of()
    page.goto(site.url)
    axe(page)
    page.goto(site.address(f"/t/{topic.pk}/"))
    axe(page)
    fill_in(page, site, f"/account/signup/?next=/t/{topic.pk}/")
    axe(page)
    make_account(page)
    expect(page.get_by_role("heading", name="You are in")).to_be_visible()
    expect(page.locator("main code")).to_have_text(re.compile(r"night-train-\d{4}"))
    axe(page)
    page.get_by_role("link", name="Make my sheet").click()
    axe(page)
    page.get_by_role("button", name="Show me my codes").click()
    expect(page.get_by_role("button", name="Print them")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="I have them, go on").click()
    page.get_by_role("link", name="Go on").click()
    page.get_by_label("Your reply").fill(WORDS)
    page.get_by_role("button", name="Post reply").click()
    page.wait_for_timeout(300)
    # Consent was left open at sign-up: it is asked here, and the words stay.
    assert topic.posts.count() == 1
    expect(page.get_by_label("Your reply")).to_have_value(WORDS)
    axe(page)
    page.get_by_label("I say yes").check()
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p2")).to_contain_text("I keep the radio on")
    expect(page.locator("#p2")).to_contain_text("Amber Kite")
    expect(page.get_by_label("Your reply")).to_have_value("")
    axe(page)


def test_all_of_it_without_javascript(site, topic, consent, browser_of):
    page = browser_of(java_script_enabled=False)
    fill_in(page, site, f"/account/signup/?next=/t/{topic.pk}/")
    page.get_by_label(HEALTH).check()
    make_account(page)
    take_a_sheet(page)
    page.get_by_role("link", name="Go on").click()
    page.get_by_label("Your reply").fill(WORDS)
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p2")).to_contain_text("I keep the radio on")
    assert page.url.endswith(f"/t/{topic.pk}/#p2")
    assert topic.posts.count() == 2


def test_an_offered_name_is_taken_over_and_other_ones_lose_nothing(site, agreement, browser_of, axe):
    page = browser_of()
    fill_in(page, site)
    first = page.locator("#names button").first.text_content()
    page.get_by_role("button", name="Other ones").click()
    expect(page.locator("#names button").first).not_to_have_text(first)
    axe(page)
    # By the script, without a word to the server: what was typed stays, the password too.
    expect(page.get_by_label("Password")).to_have_value("three odd words 7")
    offered = page.locator("#names button").first
    name = offered.text_content()
    offered.click()
    expect(page.get_by_label("Pseudonym")).to_have_value(name)
    expect(page.get_by_label("Password")).to_have_value("three odd words 7")
    page.get_by_label("Pseudonym").press("Enter")
    expect(page.get_by_role("heading", name="You are in")).to_be_visible()
    assert str(Member.objects.get().home_persona) == name


def test_a_device_is_let_in_at_once_and_opens_the_account_later(site, agreement, browser_of, axe):
    page = browser_of()
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    protocol.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
                "isUserVerified": True, "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip
    fill_in(page, site, "/account/signup/?next=/boards/")
    make_account(page)
    page.get_by_role("link", name="Set it up").click()
    axe(page)
    page.get_by_role("button", name="Let this device in").click()
    expect(page.get_by_text("This is set up.")).to_be_visible()
    axe(page)
    expect(page.get_by_role("link", name="Go on")).to_have_attribute("href", "/boards/")
    page.goto(site.address("/account/logout/"))
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.goto(site.address("/account/login/"))
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(lambda url: "/account/login" not in url)
    page.goto(site.address("/account/"))
    expect(page.get_by_role("heading", name="Amber Kite")).to_be_visible()


def test_a_device_that_cannot_says_so_and_lets_one_go_on(site, agreement, browser_of):
    page = browser_of()
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    fill_in(page, site)
    make_account(page)
    page.get_by_role("link", name="Set it up").click()
    page.evaluate(
        "void (navigator.credentials.create = () => Promise.reject(new DOMException('no', 'NotAllowedError')))"
    )
    page.get_by_role("button", name="Let this device in").click()
    expect(page.get_by_text("That did not work on this device.")).to_be_visible()
    page.get_by_role("link", name="Not now").click()
    expect(page.get_by_role("heading", name="You are in")).to_be_visible()
