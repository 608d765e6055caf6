import pytest

pytestmark = pytest.mark.django_db


def test_a_member_chooses_where_they_are(as_, ana):
    assert "Europe/Dublin" in as_(ana).get("/sessions/time-zone/").content.decode()
    page = as_(ana).post("/sessions/time-zone/", {"time_zone": "Asia/Tokyo"}, follow=True).content.decode()
    ana.refresh_from_db()
    assert ana.time_zone == "Asia/Tokyo" and "Times are yours: Tokyo" in page and "/sessions/time-zone/" in page


def test_a_zone_that_is_none_is_answered_in_words(as_, ana):
    assert as_(ana).post("/sessions/time-zone/", {"time_zone": "Mars/Base"}).status_code == 422


def test_visitors_sign_in_first_and_see_no_link(client):
    assert client.get("/sessions/time-zone/").status_code == 302
    assert "/sessions/time-zone/" not in client.get("/sessions/").content.decode()
