import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page, Site

from community.home.models import HomePage
from community.home.services import seed_site
from community.resources.models import StandardPage


@pytest.fixture
def empty(db):
    """A database without any site, page or locale."""
    Site.objects.all().delete()
    for root in Page.get_root_nodes():
        root.delete()
    Locale.objects.all().delete()


@pytest.fixture
def fresh(db):
    """What Wagtail's own migrations leave: a root, a welcome page and a site that serves it."""
    Site.objects.all().delete()
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.delete()
    root.refresh_from_db()
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    return root


def everything():
    return list(Page.objects.order_by("path").values()), list(Site.objects.values())


def test_a_new_site_has_its_pages_and_not_wagtails_welcome(fresh):
    home = seed_site("Lantern Row")
    assert home.title == "Lantern Row"
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk
    assert not Page.objects.filter(title__startswith="Welcome").exists()
    assert {page.slug for page in home.get_children()} == {"resources", "about", "rules", "privacy", "accessibility"}


def test_seeding_twice_changes_nothing(home):
    before = everything()
    seed_site("Another name")
    assert everything() == before


def test_what_staff_changed_stays_changed(home):
    page = StandardPage.objects.get(purpose="rules")
    page.title = "House rules"
    page.save_revision().publish()
    seed_site()
    assert StandardPage.objects.get(purpose="rules").title == "House rules"


def test_a_page_that_went_missing_comes_back(home):
    StandardPage.objects.get(purpose="rules").delete()
    seed_site()
    assert StandardPage.objects.get(purpose="rules").live


def test_an_operators_own_page_beside_it_is_left_alone(fresh):
    fresh.refresh_from_db()
    fresh.add_child(instance=Page(title="Ours", slug="ours"))
    seed_site()
    assert Page.objects.filter(slug="ours").exists()


def test_an_empty_database_is_built_from_the_root(empty):
    seed_site("Lantern Row")
    assert Site.objects.get().root_page.specific == HomePage.objects.get()


def test_the_command_for_operators_does_the_same(fresh, capsys):
    call_command("start_site", name="Lantern Row")
    assert HomePage.objects.get().title == "Lantern Row"
    assert "Lantern Row" in capsys.readouterr().out


@pytest.mark.parametrize("address", ["/", "/about/", "/rules/", "/privacy/", "/accessibility/", "/resources/"])
def test_every_seeded_page_is_served(client, home, address):
    page = client.get(address)
    assert page.status_code == 200 and "%(" not in page.content.decode()
