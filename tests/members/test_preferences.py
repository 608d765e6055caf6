"""One page of choices: each is kept with the account, and pages learn of display choices without a query."""

import pytest
from django.test import Client

from community.members.models import Member, Preferences, WarningChoice
from community.themes.models import ContentWarning
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
PAGE = "/account/preferences/"


@pytest.fixture
def client(as_, ana):
    return as_(ana)


def test_everything_is_on_one_page(client):
    page = client.get(PAGE).content.decode()
    for heading in ("Your times", "Your country", "How it looks", "Content warnings", "E-mail", "Quiet hours"):
        assert heading in page


def test_a_saved_part_says_so_where_the_button_was(client):
    answer = client.post(PAGE, {"times-time_zone": "Asia/Tokyo", "part": "times"})
    assert answer["Location"] == f"{PAGE}?saved=times#times"
    page = client.get(answer["Location"]).content.decode()
    assert page.count('role="status">Saved.') == 1
    assert page.index('id="times"') < page.index('role="status">Saved.') < page.index('id="country"')


def test_whichever_button_is_pressed_all_is_saved(client, ana):
    client.post(PAGE, {"times-time_zone": "Asia/Tokyo", "country-country": "IE", "part": "country"})
    ana.refresh_from_db()
    assert (ana.time_zone, ana.country) == ("Asia/Tokyo", "IE")


def test_one_wrong_answer_saves_nothing_and_loses_nothing(client, ana):
    page = client.post(PAGE, {"times-time_zone": "Asia/Tokyo", "country-country": "XX"})
    ana.refresh_from_db()
    assert page.status_code == 422 and ana.time_zone == ""
    assert 'value="Asia/Tokyo" selected' in page.content.decode()


def test_a_part_that_was_not_sent_stays_as_it_was(client, ana):
    client.post(PAGE, {"looks-theme": "dark", "looks-type": "plain", "looks-size": "larger"})
    client.post(PAGE, {"times-time_zone": "UTC"})
    chosen = Preferences.objects.get(member=ana)
    assert (chosen.theme, chosen.type, chosen.size) == ("dark", "plain", "larger")


def test_looks_hold_at_once_and_follow_to_another_device(client, ana):
    client.post(PAGE, {"looks-theme": "dark", "looks-type": "plain", "looks-size": "large"})
    assert 'data-theme="dark" data-type="plain" data-size="large"' in client.get("/boards/").content.decode()
    elsewhere = Client()
    assert "data-theme" not in elsewhere.get("/boards/").content.decode()
    elsewhere.post("/account/login/", {"login": ana.username, "password": PASSWORD})
    assert 'data-theme="dark" data-type="plain" data-size="large"' in elsewhere.get("/boards/").content.decode()


def test_looks_cost_no_query_on_other_pages(client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get("/account/")
    with CaptureQueriesContext(connection) as before:
        client.get("/account/")
    client.post(PAGE, {"looks-theme": "dark"})
    with CaptureQueriesContext(connection) as after:
        client.get("/account/")
    assert len(after) == len(before)
    assert not any("members_preferences" in query["sql"] for query in after.captured_queries)


def test_as_my_device_takes_the_cookie_away(client):
    client.post(PAGE, {"looks-theme": "dark"})
    assert client.cookies["theme"].value == "dark"
    client.post(PAGE, {"looks-theme": ""})
    assert "data-theme" not in client.get("/boards/").content.decode()


def test_what_is_chosen_at_the_foot_of_a_page_is_kept_with_the_account(client, ana):
    client.post("/display/size/", {"value": "larger"})
    assert Preferences.objects.get(member=ana).size == "larger"
    client.post("/display/size/", {"value": "normal"})
    assert Preferences.objects.get(member=ana).size == ""


def test_a_visitor_at_the_foot_of_a_page_makes_no_row():
    assert Client().post("/display/size/", {"value": "larger"}).status_code == 302
    assert not Preferences.objects.exists()


def test_a_member_chooses_what_happens_to_each_content_warning(client, ana):
    grief, abuse = ContentWarning.objects.get(slug="death"), ContentWarning.objects.get(slug="abuse")
    assert grief.meaning in client.get(PAGE).content.decode()
    everything = {f"warnings-{warning.pk}": "blur" for warning in ContentWarning.objects.all()}
    client.post(PAGE, everything | {f"warnings-{grief.pk}": "show", f"warnings-{abuse.pk}": "hide"})
    kept = dict(WarningChoice.objects.filter(member=ana).values_list("warning__slug", "choice"))
    assert kept == {"death": "show", "abuse": "hide"}
    client.post(PAGE, everything)
    assert not WarningChoice.objects.exists()


def test_a_warning_that_staff_deleted_meanwhile_is_no_error(client, ana):
    abuse = ContentWarning.objects.get(slug="abuse")
    everything = {f"warnings-{warning.pk}": "hide" for warning in ContentWarning.objects.all()}
    abuse.delete()
    assert client.post(PAGE, everything).status_code == 302
    assert WarningChoice.objects.filter(member=ana).count() == len(everything) - 1


def test_with_one_language_nothing_is_asked(client):
    assert 'name="language-language"' not in client.get(PAGE).content.decode()


def test_another_language_holds_at_once_and_at_sign_in_elsewhere(client, ana, settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    assert 'name="language-language"' in client.get(PAGE).content.decode()
    client.post(PAGE, {"language-language": "de"})
    assert '<html lang="de"' in client.get("/boards/").content.decode()
    elsewhere = Client()
    assert '<html lang="en' in elsewhere.get("/boards/").content.decode()
    elsewhere.post("/account/login/", {"login": ana.username, "password": PASSWORD})
    assert '<html lang="de"' in elsewhere.get("/boards/").content.decode()


def test_a_language_that_does_not_exist_is_refused(client, settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    assert client.post(PAGE, {"language-language": "tlh"}).status_code == 422


def test_the_country_decides_which_helplines_come_first(client, ana):
    client.post(PAGE, {"country-country": "IE"})
    assert Member.objects.get(pk=ana.pk).country == "IE" and client.cookies["country"].value == "IE"
    assert "Ireland" in client.get("/help/").content.decode()


def test_one_members_choices_are_not_anothers(client, as_, ana, ben):
    client.post(PAGE, {"times-time_zone": "Asia/Tokyo"})
    assert 'value="Asia/Tokyo" selected' in client.get(PAGE).content.decode()
    assert 'value="Asia/Tokyo" selected' not in as_(ben).get(PAGE).content.decode()


def test_the_way_back_stays_on_this_site(client):
    answer = client.post(PAGE, {"times-time_zone": "UTC", "next": "https://elsewhere.example/"})
    assert answer["Location"].startswith(PAGE)


def test_a_zone_under_its_old_name_stays_until_another_is_chosen(client, ana):
    ana.time_zone = "Europe/Kiev"
    ana.save()
    page = client.get(PAGE).content.decode()
    assert '<option value="Europe/Kiev" selected>Kiev</option>' in page
    client.post(PAGE, {"times-time_zone": "Europe/Kiev"})
    ana.refresh_from_db()
    assert ana.time_zone == "Europe/Kiev"
    client.post(PAGE, {"times-time_zone": "Asia/Tokyo"})
    assert "Europe/Kiev" not in client.get(PAGE).content.decode()
