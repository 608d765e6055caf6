import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_admin_to_the_public_page(site, home, editor, browser_of):
    from community.resources.models import ResourceIndexPage

    index = ResourceIndexPage.objects.get()
    staff = browser_of(editor, viewport={"width": 1280, "height": 1000})
    staff.goto(site.address(f"/admin/pages/add/resources/resourcepage/{index.pk}/"))
    staff.locator("#id_title").fill("Getting through a hard night")
    staff.locator("#id_summary").fill("Small steps for the hours when everyone else is asleep.")
    staff.get_by_role("button", name=re.compile("Insert a block")).first.click()
    staff.get_by_role("option", name=re.compile("Quote")).click()
    expect(staff.locator("[name^='body-0-value']")).to_have_count(3)
    for field, words in zip(
        staff.locator("[name^='body-0-value']").all(),
        ("Hard hours end.", "Plain Sparrow", "Shared with their permission."),
        strict=False,
    ):
        field.fill(words)
    staff.get_by_role("button", name="More actions").last.click()
    staff.get_by_role("button", name="Publish").click()
    expect(staff.get_by_text(re.compile("created and published"))).to_be_visible()
    visitor = browser_of()
    visitor.goto(site.address("/resources/"))
    visitor.get_by_role("link", name="Getting through a hard night").click()
    expect(visitor.get_by_text("Hard hours end.")).to_be_visible()
