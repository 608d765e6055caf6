"""Staff who prefer a dark screen must be able to read the admin too, on a phone at night."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def faint(page):
    """What axe finds too faint, in Wagtail's own parts as well: its colours follow ours."""
    found = Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    return [node["html"][:120] for violation in found for node in violation["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_on_its_front_page_and_in_the_queue_stands_out(site, moderator, browser_of, scheme):
    page = browser_of(moderator, color_scheme=scheme)
    page.goto(site.address("/admin/"))
    expect(page.get_by_role("link", name="0 cases wait")).to_be_visible()
    assert faint(page) == []
    page.goto(site.address("/admin/queue/"))
    assert faint(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_around_a_new_resource_stands_out(site, editor, browser_of, scheme):
    from community.resources.models import ResourceIndexPage

    page = browser_of(editor, color_scheme=scheme, viewport={"width": 1280, "height": 1000})
    for path in ("/admin/", f"/admin/pages/add/resources/resourcepage/{ResourceIndexPage.objects.get().pk}/"):
        page.goto(site.address(path))
        expect(page.locator("main")).to_be_visible()
        assert faint(page) == [], path
