"""From a list that somebody else keeps to a number that a reader without JavaScript finds by need."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from community.helplines.models import Helpline

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "/admin/snippets/helplines/helpline/"


@pytest.fixture
def waiting(home):
    row = {"country": "GB", "name": "Lantern", "dial_as_described": "0808 157 0901", "hours": "most evenings"}
    return Helpline.objects.create(
        country="GB", name="Lantern", need="deaf", dial="08081570901", display="0808 157 0901", live=False,
        imported_at=timezone.now(), source_row=row,
    )  # fmt: skip


@pytest.fixture
def others(home):
    for need in ("crisis", "veterans"):
        Helpline.objects.create(country="GB", name=f"A line ({need})", need=need, dial="116000", always_open=True)


def faint(page):
    found = Axe().run(page, options={"runOnly": ["color-contrast"]}).response["violations"]
    return [node["html"][:120] for violation in found for node in violation["nodes"]]


def test_ring_tick_confirm_and_a_reader_sees_it(site, waiting, others, editor, browser_of, axe):
    reader = browser_of(None, java_script_enabled=False)
    reader.goto(site.address("/help/"))
    expect(reader.get_by_text("A line (crisis)")).to_be_visible()
    expect(reader.get_by_text("Lantern")).to_have_count(0)

    page = browser_of(editor, viewport={"width": 1280, "height": 900})
    page.goto(site.address("/admin/"))
    page.get_by_role("link", name="1 helpline to confirm").click()
    page.get_by_role("link", name="Confirm Lantern").click()
    expect(page.get_by_text("The file says: “most evenings”.")).to_be_visible()
    page.get_by_label("Monday").fill("18:00-23:00")
    page.get_by_role("button", name="Confirm and show it").click()
    expect(page.get_by_text("Tick this first.").first).to_be_visible()
    expect(page.get_by_label("Monday")).to_have_value("18:00-23:00")
    page.get_by_label("I rang it").check()
    page.get_by_label("I checked its hours").check()
    page.get_by_role("button", name="Confirm and show it").click()
    expect(page.get_by_text("Readers see it now.")).to_be_visible()

    reader.goto(site.address("/help/"))
    reader.get_by_label("What do you need?").select_option(label="Deaf people")
    reader.get_by_role("button", name="Show", exact=True).click()
    expect(reader.locator("h3 + ul .helpline-name").first).to_have_text("Lantern")
    expect(reader.get_by_role("link", name="0808 157 0901")).to_have_attribute("href", "tel:08081570901")
    expect(reader.get_by_text("A line (veterans)")).to_have_count(0)


def test_the_page_of_a_need_has_no_barrier(site, others, browser_of, axe):
    page = browser_of(None, viewport={"width": 320, "height": 640})
    page.goto(site.address("/help/?need=veterans"))
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_of_list_and_page_stands_out(site, waiting, others, editor, browser_of, scheme):
    page = browser_of(editor, color_scheme=scheme, viewport={"width": 1280, "height": 900})
    for path in (LIST, f"{LIST}edit/{waiting.pk}/"):
        page.goto(site.address(path))
        expect(page.locator("main")).to_be_visible()
        assert faint(page) == [], path
        assert page.faults == []


def test_one_press_in_the_list_writes_a_check_down_and_keeps_the_filter(site, others, editor, browser_of):
    page = browser_of(editor, viewport={"width": 1280, "height": 900})
    page.goto(site.address(f"{LIST}?late=true"))
    page.get_by_role("button", name="I rang A line (crisis) today").click()
    expect(page.get_by_text("you rang “A line (crisis)” today")).to_be_visible()
    expect(page.get_by_role("button", name="I rang A line (veterans) today")).to_be_visible()
    expect(page.get_by_role("button", name="I rang A line (crisis) today")).to_have_count(0)
