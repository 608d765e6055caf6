import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paths(board, topic):
    return ["/", "/boards/", board.url, f"/t/{topic.pk}/", f"/b/{board.pk}/new/", "/sessions/", "/resources/", "/about/", "/privacy/",
            "/rules/", "/accessibility/", "/help/", "/agreement/", "/account/", "/notices/", "/decisions/", "/nowhere/"]  # fmt: skip


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways_at_320_pixels(site, paths, ben, browser_of, axe, theme):
    page = browser_of(ben, viewport={"width": 320, "height": 640}, color_scheme=theme)
    for path in paths:
        page.goto(site.address(path))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        axe(page)
        expect(page.get_by_role("link", name="Need help now?").first).to_be_attached()
        expect(page.get_by_role("link", name="Exit this page")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_letters_of_twice_the_size_stay_on_the_page_and_off_each_other(site, paths, ben, browser_of, width):
    page = browser_of(ben, viewport={"width": width, "height": 844})
    for path in paths:
        page.goto(site.address(path))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        name, menu = (page.locator(part).first.bounding_box() for part in (".site-name span", ".menu summary"))
        assert name["x"] + name["width"] <= menu["x"] or name["y"] + name["height"] <= menu["y"], path


def test_a_device_without_a_keyboard_is_not_told_to_press_a_key(site, browser_of):
    phone = browser_of(None, has_touch=True, is_mobile=True)
    phone.goto(site.address("/"))
    expect(phone.locator(".exit-keys")).to_be_hidden()
    desk = browser_of(None)
    desk.goto(site.address("/"))
    expect(desk.locator(".exit-keys")).to_be_visible()


def test_help_and_exit_are_reached_by_keyboard(site, topic, browser_of):
    page = browser_of(None, viewport={"width": 1280, "height": 800})
    page.goto(site.address(f"/t/{topic.pk}/"))
    names = []
    for _ in range(12):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert names[0] == "Skip to the words"
    assert "Need help now?" in names and "Exit this page" in names


def test_shift_three_times_leaves_and_takes_unsent_words_along(site, topic, ben, browser_of):
    page = browser_of(ben)
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(status=200, body="weather"))
    page.goto(site.address(f"/t/{topic.pk}/"))
    page.get_by_label("Your reply").fill("Nobody should see this.")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.goto(site.address(f"/t/{topic.pk}/"))
    expect(page.get_by_label("Your reply")).to_have_value("")


def test_a_page_of_ours_asks_no_other_host_for_anything(site, paths, ben, browser_of):
    page = browser_of(ben)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in paths:
        page.goto(site.address(path))
    assert asked and [url for url in asked if not url.startswith((site.url, "data:"))] == []
