"""The answer to a reply and the one to “what is new?” cross on their way: the post stands on the page once."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_post_that_two_answers_bring_stands_there_once(site, topic, ben, browser_of):
    page = browser_of(ben)
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill("I am up too.")
    page.get_by_role("button", name="Post reply").click()
    expect(page.locator("#p2")).to_have_count(1)
    # Asked before the reply was there, and answered after it.
    late = f"/t/{topic.pk}/changes/?version=0&shown=1"
    brought = page.evaluate("address => fetch(address).then(answer => answer.text())", late)
    assert 'id="p2"' in brought
    page.evaluate("address => htmx.ajax('GET', address, {swap: 'none'})", late)
    expect(page.locator("#p2")).to_have_count(1)
    expect(page.locator("#posts > [id^=p]")).to_have_count(2)
    assert page.faults == []
