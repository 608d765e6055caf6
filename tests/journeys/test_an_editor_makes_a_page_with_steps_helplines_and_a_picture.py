"""An editor writes a resource by hand, from signing in to what a visitor reads."""

import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from community.helplines.models import Helpline
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
PUBLISHED = re.compile("Page 'When the night is long' .*published")
WIDE = {"viewport": {"width": 1280, "height": 1000}}


@pytest.fixture(autouse=True)
def a_site_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    # Wagtail keeps a draft half a second after a key; a robot is quicker and would make the page twice.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0


@pytest.fixture
def photograph(tmp_path):
    path = tmp_path / "IMG_0042.png"
    Image.new("RGB", (900, 500), "#9ed0bb").save(path)
    return path


@pytest.fixture
def evening_line(db):
    return Helpline.objects.create(
        name="Evening Line", country="GB", dial="08081570142", display="0808 157 0142", always_open=True
    )


@pytest.fixture
def at_a_new_resource(site, editor, browser_of):
    """The editor's browser: signed in by the form, and come by the admin's own links to an empty resource."""
    page = browser_of(**WIDE)
    page.goto(site.address("/admin/"))
    page.get_by_label("Login name").fill(editor.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=re.compile("Pages")).first.click()
    page.get_by_role("link", name="Add a child page to 'Resources'").click()
    expect(page.get_by_placeholder("Page title")).to_be_visible()
    return page


def add(page, name):
    """Put a piece named `name` at the end of the body and give its part of the form."""
    page.locator("#body-root > div > div > button[title='Insert a block']").last.click()
    page.get_by_role("option", name=name).click()
    return page.get_by_role("region", name=name)


def upload(page, piece, photograph):
    piece.get_by_role("button", name="Choose an image").click()
    window = page.get_by_role("dialog")
    window.get_by_role("tab", name="Upload").click()
    window.get_by_role("textbox", name="Title").fill("A lamp")
    window.get_by_label("File").set_input_files(photograph)
    window.get_by_role("button", name="Upload").click()
    expect(piece.get_by_text("A lamp")).to_be_visible()


def publish(page):
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name="Publish").click()


def test_a_visitor_sees_its_steps_its_helpline_and_its_picture(
    site, at_a_new_resource, evening_line, photograph, browser_of, axe
):
    page = at_a_new_resource
    page.get_by_placeholder("Page title").fill("When the night is long")
    page.get_by_role("textbox", name="Summary").fill("Small things for the hours when everyone else is asleep.")

    steps = add(page, "Numbered steps")
    steps.get_by_role("textbox", name="Step").first.fill("Put on one lamp")
    steps.get_by_role("textbox").last.fill("A small one will do.")
    lines = add(page, "Helplines")
    lines.get_by_role("textbox", name="Heading").fill("Someone to talk to tonight")
    picture = add(page, "Picture")
    upload(page, picture, photograph)
    picture.get_by_role("textbox", name="What it shows, in words").fill("A lamp beside a window at night")
    publish(page)
    expect(page.get_by_text(PUBLISHED)).to_be_visible()

    visitor = browser_of()
    visitor.goto(site.address("/resources/"))
    visitor.get_by_role("link", name="When the night is long").click()
    step = visitor.locator(".steps > li")
    expect(step.get_by_role("heading", name="Put on one lamp")).to_be_visible()
    expect(step).to_contain_text("A small one will do.")
    tonight = visitor.locator(".column .help-card")
    expect(tonight.get_by_role("heading", name="Someone to talk to tonight")).to_be_visible()
    expect(tonight.get_by_role("link", name="0808 157 0142")).to_have_attribute("href", "tel:08081570142")
    shown = visitor.get_by_role("img", name="A lamp beside a window at night")
    shown.scroll_into_view_if_needed()
    visitor.wait_for_function("image => image.complete && image.naturalWidth > 0", arg=shown.element_handle())
    axe(visitor)


def test_a_picture_without_words_is_told_beside_the_field_and_publishes_nothing(
    site, at_a_new_resource, photograph, browser_of
):
    page = at_a_new_resource
    page.get_by_placeholder("Page title").fill("When the night is long")
    page.get_by_role("textbox", name="Summary").fill("Small things.")
    picture = add(page, "Picture")
    upload(page, picture, photograph)
    publish(page)
    expect(page.get_by_text(re.compile("could not be .* due to validation errors"))).to_be_visible()
    words = page.get_by_role("textbox", name="What it shows, in words")
    expect(words).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("For people who cannot see it.")).to_be_visible()
    visitor = browser_of()
    visitor.goto(site.address("/resources/"))
    expect(visitor.get_by_role("heading", name="Resources")).to_be_visible()
    assert visitor.get_by_role("link", name="When the night is long").count() == 0
    words.fill("A lamp beside a window at night")
    publish(page)
    expect(page.get_by_text(PUBLISHED)).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_role("link", name="When the night is long")).to_be_visible()
