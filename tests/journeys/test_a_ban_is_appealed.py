"""From a moderator's ban, by way of the banned person's question, to another moderator's answer, in browsers."""

from playwright.sync_api import expect

from moderation.models import Decision
from tests.moderation.conftest import alias, alias_case  # noqa: F401  (fixtures)


def test_a_ban_is_given_asked_about_and_lifted(site, browser_of, axe, ben, alias_case, moderator, second_moderator):  # noqa: F811
    staff = browser_of(moderator)
    staff.goto(site.address(f"/admin/queue/{alias_case.pk}/"))
    ban = staff.locator("#act-ban")
    ban.locator("summary").click()
    ban.get_by_label("To the author, in your own words").fill("You were asked three times.")
    ban.get_by_role("button", name="Ban").click()
    expect(staff.get_by_text("They cannot write any more, and are told why.")).to_be_visible()

    page = browser_of(ben, viewport={"width": 320, "height": 700})
    page.goto(site.address("/boards/"))
    axe(page)
    page.get_by_role("link", name="Read why, and what you can do").click()
    expect(page.get_by_text("You were asked three times.")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Ask somebody else to look").click()
    axe(page)
    page.get_by_label("What should they know?").fill("It was a joke between friends.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("They have not answered yet.")).to_be_visible()

    other = browser_of(second_moderator)
    other.goto(site.address("/admin/queue/"))
    other.get_by_role("link", name="Appeal").click()
    other.get_by_label("Your answer, in your own words").fill("We were too strict, and are sorry.")
    other.get_by_role("button", name="Change it").click()
    expect(other.get_by_text("The decision is undone, and the person is told.")).to_be_visible()

    page.goto(site.address("/notices/"))
    page.get_by_role("link", name="Somebody else looked at a decision again").click()
    expect(page.get_by_text("We were too strict, and are sorry.")).to_be_visible()
    expect(page.get_by_text("You cannot write here any more")).to_have_count(0)
    axe(page)
    page.goto(site.address("/account/wrote/"))
    expect(page.get_by_text("You are all fools.")).to_be_visible()
    axe(page)
    page.goto(site.address("/decisions/"))
    axe(page)
    assert Decision.objects.filter(action="overturn").count() == 1
