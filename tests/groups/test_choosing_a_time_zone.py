"""The times of sessions are read in a zone of one's own, which is a choice on the page of preferences."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_way_leads_to_the_choice_and_back_to_the_page_one_came_from(as_, ana):
    client = as_(ana)
    assert "/sessions/time-zone/" in client.get("/sessions/").content.decode()
    page = client.get("/sessions/time-zone/", headers={"Referer": "http://testserver/boards/"}, follow=True)
    assert page.redirect_chain == [("/account/preferences/?next=%2Fboards%2F#times", 302)]
    assert "Europe/Dublin" in page.content.decode() and 'value="/boards/"' in page.content.decode()
    saved = client.post("/account/preferences/", {"times-time_zone": "Asia/Tokyo", "next": "/boards/"})
    assert saved["Location"] == "/boards/"
    assert "Times are yours: Tokyo" in client.get("/sessions/").content.decode()


def test_a_page_of_another_site_is_no_way_back(as_, ana):
    there = as_(ana).get("/sessions/time-zone/", headers={"Referer": "https://elsewhere.example/x"})
    assert there["Location"] == "/account/preferences/?next=%2Fsessions%2F#times"


def test_a_zone_that_is_none_is_answered_in_words(as_, ana):
    page = as_(ana).post("/account/preferences/", {"times-time_zone": "Mars/Base"})
    ana.refresh_from_db()
    assert page.status_code == 422 and "Mars/Base is not one of the available choices" in page.content.decode()
    assert ana.time_zone == ""


def test_visitors_sign_in_first_and_see_no_link(client):
    assert client.get("/sessions/time-zone/")["Location"].startswith("/account/login/")
    assert "/sessions/time-zone/" not in client.get("/sessions/").content.decode()
