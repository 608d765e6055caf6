import pytest
from wagtail.models import PageViewRestriction

from community.themes.models import Theme


def shelve(page, *slugs):
    page.themes.set(Theme.objects.filter(slug__in=slugs))
    page.save_revision().publish()


def test_pages_stand_under_their_themes(client, resource):
    shelve(resource("Night page"), "nights")
    shelve(resource("Grief page"), "grief")
    html = client.get("/resources/").content.decode()
    assert html.index(">Grief and loss</h2>") < html.index("Grief page") < html.index(">Nights</h2>")


def test_a_theme_can_be_chosen(client, resource):
    shelve(resource("Night page"), "nights")
    shelve(resource("Grief page"), "grief")
    html = client.get("/resources/?theme=grief").content.decode()
    assert "Grief page" in html and "Night page" not in html


def test_an_unknown_theme_shows_all(client, resource):
    resource("Night page")
    assert "Night page" in client.get("/resources/?theme=nothing").content.decode()


def test_a_page_for_members_is_not_listed_to_visitors(client, resource, ana):
    page = resource("Members’ page")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "Members’ page" not in client.get("/resources/").content.decode()
    client.force_login(ana)
    assert "Members’ page" in client.get("/resources/").content.decode()


@pytest.mark.parametrize("more", [1, 8])
def test_queries_do_not_grow_with_the_list(client, resource, django_assert_max_num_queries, more):
    for number in range(more):
        shelve(resource(f"Page {number}"), "nights")
    client.get("/resources/")
    with django_assert_max_num_queries(10):
        client.get("/resources/")
