import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def join(page, site, path="/account/signup/"):
    page.goto(site.address(path))
    page.get_by_label("Login name").fill("night-train")
    page.get_by_label("Pseudonym").fill("Amber Kite")
    page.get_by_label("Password").fill("three odd words 7")
    page.get_by_label("I am 18 or older").check()
    page.get_by_role("button", name="Make my account").click()


def test_from_the_front_page_to_a_first_reply(site, topic, browser_of, axe):
    page = browser_of()
    page.goto(site.url)
    axe(page)
    page.goto(site.address(f"/t/{topic.pk}/"))
    axe(page)
    join(page, site, f"/account/signup/?next=/t/{topic.pk}/")
    expect(page.get_by_role("heading", name="A way back in")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Show me my codes").click()
    assert page.locator(".codes code").count() == 8
    axe(page)
    page.get_by_role("link", name="I have them, go on").click()
    page.get_by_label("Your reply").fill("I keep the radio on for the same reason.")
    page.get_by_role("button", name="Post reply").click()
    page.wait_for_timeout(300)
    assert topic.posts.count() == 1
    expect(page.get_by_label("Your reply")).to_have_value("I keep the radio on for the same reason.")
    axe(page)
    page.get_by_label("I’ve read this and I agree").check()
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p2")).to_contain_text("I keep the radio on")
    expect(page.locator("#p2")).to_contain_text("Amber Kite")
    expect(page.get_by_label("Your reply")).to_have_value("")
    axe(page)


def test_all_of_it_without_javascript(site, topic, browser_of):
    page = browser_of(java_script_enabled=False)
    join(page, site, f"/account/signup/?next=/t/{topic.pk}/")
    page.get_by_role("button", name="Show me my codes").click()
    page.get_by_role("link", name="I have them, go on").click()
    page.get_by_label("Your reply").fill("I keep the radio on for the same reason.")
    page.get_by_label("I’ve read this and I agree").check()
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p2")).to_contain_text("I keep the radio on")
    assert page.url.endswith(f"/t/{topic.pk}/#p2")
    assert topic.posts.count() == 2
