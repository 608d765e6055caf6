"""Who publishes while the editor saves by itself gets one page, published, and no word of a conflict."""

import re
import time

import pytest
from playwright.sync_api import expect
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from community.resources.models import ResourceIndexPage, ResourcePage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def slow(monkeypatch):
    """The server does its work at once, and its answer to a save by itself is long on the way."""
    saves = []

    def late(view):
        work = view.post

        def post(self, request, *args, **kwargs):
            answer = work(self, request, *args, **kwargs)
            if "application/json" in request.headers.get("Accept", ""):
                saves.append(request.path)
                time.sleep(2)
            return answer

        monkeypatch.setattr(view, "post", post)

    late(CreateView)
    late(EditView)
    return saves


@pytest.fixture
def index(home):
    return ResourceIndexPage.objects.get()


def a_save(request):
    return (
        request.method == "POST"
        and request.resource_type == "fetch"
        and re.search(r"/pages/(add|\d+/edit)/", request.url)
    )


#: What is typed in the first two seconds is not noticed as a change.
NOTICES = """() => {
  const form = document.querySelector("form[data-controller~=w-unsaved]");
  return wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved").initialFormData !== undefined;
}"""


def new_page(staff, site, index):
    """A page with all it needs."""
    staff.goto(site.address(f"/admin/pages/add/resources/resourcepage/{index.pk}/"))
    staff.wait_for_function(NOTICES)
    staff.locator("#id_summary").fill("Small steps for the hours when everyone else is asleep.")
    staff.get_by_role("button", name=re.compile("Insert a block")).first.click()
    staff.get_by_role("option", name=re.compile("Quote")).click()
    expect(staff.locator("[name^='body-0-value']")).to_have_count(3)
    for field in staff.locator("[name^='body-0-value']").all():
        field.fill("Hard hours end.")
    staff.locator("#id_title").fill("Getting through a hard night")


def publish(staff):
    staff.get_by_role("button", name="More actions").last.click()
    staff.get_by_role("button", name="Publish").click()


def published(index):
    return list(Page.objects.child_of(index).values_list("title", "live"))


@pytest.fixture
def page_there(index):
    block = {"type": "quote", "value": {"words": "Hard hours end.", "who": "Plain Sparrow", "permission": "Shared."}}
    page = ResourcePage(title="Getting through", slug="getting-through", summary="Steps.", body=[block], live=False)
    index.add_child(instance=page)
    page.save_revision()
    return page


@pytest.fixture
def staff(editor, browser_of):
    return browser_of(editor, viewport={"width": 1280, "height": 1000})


def test_a_new_page_whose_first_save_is_on_its_way(slow, site, index, staff):
    with staff.expect_request(a_save):
        new_page(staff, site, index)
    publish(staff)
    expect(staff.locator(".messages .success")).to_contain_text("published")
    assert len(slow) == 1, "it did save by itself"
    assert published(index) == [("Getting through a hard night", True)]


def test_a_page_that_is_there_and_being_saved_again(slow, site, index, staff, page_there):
    staff.goto(site.address(f"/admin/pages/{page_there.pk}/edit/"))
    staff.wait_for_function(NOTICES)
    with staff.expect_request(a_save):
        staff.locator("#id_summary").fill("")
        staff.locator("#id_summary").press_sequentially("Small steps.", delay=150)
    publish(staff)
    expect(staff.locator(".messages .success")).to_contain_text("published")
    expect(staff.get_by_text(re.compile("another window|newer version"))).to_have_count(0)
    page_there.refresh_from_db()
    assert (page_there.live, page_there.summary) == (True, "Small steps.") and len(slow) == 1


def test_what_was_typed_at_the_last_moment_is_published(slow, site, index, staff):
    with staff.expect_request(a_save):
        new_page(staff, site, index)
    staff.locator("#id_title").fill("Getting through a night")
    publish(staff)
    expect(staff.locator(".messages .success")).to_contain_text("published")
    assert published(index) == [("Getting through a night", True)]
