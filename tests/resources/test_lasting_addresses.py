import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from community.resources.models import StandardPage

PURPOSES = ["about", "privacy", "accessibility", "rules"]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_links_at_the_foot_lead_to_their_page(client, home, purpose):
    page = StandardPage.objects.get(purpose=purpose)
    response = client.get(reverse(purpose))
    assert response.status_code == 200 and page.title in response.content.decode()


def test_a_moved_and_renamed_page_is_still_found(client, home):
    page, about = StandardPage.objects.get(purpose="privacy"), StandardPage.objects.get(purpose="about")
    page.slug = "your-data"
    page.save()
    page.move(about, pos="last-child")
    response = client.get("/privacy/")
    assert response.status_code == 200 and page.title in response.content.decode()


def test_an_unpublished_page_is_kindly_absent(client, home):
    StandardPage.objects.get(purpose="privacy").unpublish()
    assert client.get("/privacy/").status_code == 404


def test_page_privacy_holds_at_the_lasting_address(client, home, ana):
    page = StandardPage.objects.get(purpose="rules")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/rules/").status_code == 302
    client.force_login(ana)
    assert client.get("/rules/").status_code == 200


def test_a_page_without_a_purpose_is_found_by_its_slug(client, home):
    StandardPage.objects.filter(purpose="rules").update(purpose="")
    assert client.get("/rules/").status_code == 200


def test_the_list_of_resources_has_one_too(client, home):
    assert client.get(reverse("resources")).status_code == 200
