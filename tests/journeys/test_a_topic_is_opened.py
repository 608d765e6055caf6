import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def write(page, site, board, title="Sundays"):
    page.goto(site.address(f"/b/{board.pk}/new/"))
    page.get_by_label("Title").fill(title)
    page.get_by_label("Your words").fill("They are long.")


def test_a_lost_connection_keeps_title_and_words_and_the_form_is_empty_afterwards(site, board, ana, browser_of, axe):
    page = browser_of(ana)
    write(page, site, board)
    page.context.set_offline(True)
    page.get_by_role("button", name="Post it").click()
    expect(page.locator("#said")).to_contain_text("Your words are kept.")
    expect(page.get_by_label("Title")).to_have_value("Sundays")
    page.context.set_offline(False)
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", name="Sundays")).to_be_visible()
    expect(page.get_by_text("It is up.")).to_be_visible()
    axe(page)
    page.goto(site.address(f"/b/{board.pk}/new/"))
    expect(page.get_by_label("Title")).to_have_value("")
    expect(page.get_by_label("Your words")).to_have_value("")


def test_a_title_of_spaces_is_asked_for_in_place(site, board, ana, browser_of, axe):
    page = browser_of(ana)
    write(page, site, board, title="   ")
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_text("Please give it a title").first).to_be_visible()
    expect(page.get_by_label("Your words")).to_have_value("They are long.")
    axe(page)
    page.get_by_label("Title").fill("Sundays")
    page.get_by_role("button", name="Post it").click()
    expect(page.get_by_role("heading", name="Sundays")).to_be_visible()
