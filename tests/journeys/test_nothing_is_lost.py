import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "It took me an hour to write this."


def test_a_lost_connection_keeps_the_words_and_sends_them_later(site, topic, ben, browser_of):
    page = browser_of(ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill(WORDS)
    page.context.set_offline(True)
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#said")).to_contain_text("Your words are kept.")
    expect(page.get_by_label("Your reply")).to_have_value(WORDS)
    page.context.set_offline(False)
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p2")).to_contain_text(WORDS)
    assert topic.posts.count() == 2


def test_a_reload_keeps_what_was_typed(site, topic, ben, browser_of):
    page = browser_of(ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill(WORDS)
    page.reload()
    expect(page.get_by_label("Your reply")).to_have_value(WORDS)


def test_a_double_click_makes_one_post(site, topic, ben, browser_of):
    page = browser_of(ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill(WORDS)
    page.get_by_role("button", name="Post reply").dblclick()
    expect(page.locator("#p2")).to_contain_text(WORDS)
    page.wait_for_timeout(500)
    assert topic.posts.count() == 2


def test_a_stale_form_offers_the_words_again(site, topic, ben, browser_of):
    page = browser_of(ben, java_script_enabled=False)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill(WORDS)
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_text("Your words are safe").first).to_be_visible()
    page.locator("main").get_by_role("button").first.click()
    expect(page.locator("#p2")).to_contain_text(WORDS)


def test_words_sent_after_the_session_ended_are_there_after_signing_in(site, topic, ben, browser_of, axe):
    from tests.conftest import PASSWORD

    page = browser_of(ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill(WORDS)
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_text("Your words are safe").first).to_be_visible()
    axe(page)
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    page.get_by_label("Login name").fill(ben.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Your reply")).to_have_value(WORDS)
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p2")).to_contain_text(WORDS)


def test_a_visitors_words_get_one_whole_page_and_not_a_page_within_the_form(site, topic, browser_of):
    page = browser_of(None)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill("I am going to kill myself tonight.")
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_role("heading", name="Please sign in, and carry on")).to_be_in_viewport()
    expect(page.get_by_role("heading", name="Thank you for saying it.")).to_be_in_viewport()
    expect(page.locator(".site-head")).to_have_count(1)


def sign_in_by_form(page, site, member, to):
    from tests.conftest import PASSWORD

    page.goto(site.address(f"/account/login/?next={to}"))
    page.get_by_label("Login name").fill(member.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{to}")


@pytest.mark.parametrize("told", [True, False], ids=["the browser clears", "the page clears"])
def test_words_of_who_signed_out_wait_for_nobody(site, topic, ana, ben, browser_of, told, monkeypatch):
    if not told:
        # Browsers that know no Clear-Site-Data, and tabs beside the one that signed out.
        monkeypatch.setattr("community.members.views.signing_in.FORGET", '"cache"')
    page = browser_of(ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill(WORDS)
    page.goto(site.address("/account/logout/"))
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.locator("#said")).to_contain_text("You are signed out.")
    assert WORDS not in page.evaluate("JSON.stringify(sessionStorage)")
    sign_in_by_form(page, site, ana, f"/t/{topic.pk}/")
    expect(page.get_by_label("Your reply")).to_have_value("")
    assert page.faults == []


def test_words_of_one_member_are_not_shown_to_the_next(site, topic, ana, ben, browser_of):
    page = browser_of(ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill(WORDS)
    page.context.clear_cookies(name="sessionid")
    sign_in_by_form(page, site, ana, f"/t/{topic.pk}/")
    expect(page.get_by_label("Your reply")).to_have_value("")


def test_words_outlast_a_session_that_ran_out_even_after_an_earlier_sign_out(site, topic, ben, browser_of):
    page = browser_of(ben)
    page.goto(site.address("/account/logout/"))
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    sign_in_by_form(page, site, ben, f"/t/{topic.pk}/")
    page.get_by_label("Your reply").fill(WORDS)
    page.context.clear_cookies(name="sessionid")
    page.goto(site.address("/boards/"))
    sign_in_by_form(page, site, ben, f"/t/{topic.pk}/")
    expect(page.get_by_label("Your reply")).to_have_value(WORDS)
