import pytest
from django.test import Client

from community.lib.views import YEAR

pytestmark = pytest.mark.django_db


def test_the_site_says_when_it_is_well(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert client.post("/healthz").status_code == 405


@pytest.mark.parametrize("how", ["get", "post"])
def test_the_way_out_leads_off_the_site_and_takes_what_the_browser_kept(client, how):
    answer = getattr(Client(enforce_csrf_checks=False), how)("/exit/")
    assert answer.status_code == 302 and answer["Location"].startswith("https://www.bbc.co.uk/")
    assert '"storage"' in answer["Clear-Site-Data"] and answer["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(("name", "value"), [("theme", "dark"), ("type", "plain"), ("size", "larger")])
def test_a_look_is_remembered_by_plain_form_without_a_token(name, value):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(f"/display/{name}/", {"value": value, "next": "/help/"})
    assert answer["Location"] == "/help/"
    cookie = answer.cookies[name]
    assert (cookie.value, cookie["max-age"], cookie["samesite"]) == (value, YEAR, "Lax") and cookie["httponly"]


@pytest.mark.parametrize("value", ["", "purple", '"><script>', "dark\r\nSet-Cookie: a=b", "x" * 5000])
def test_an_unknown_look_is_not_remembered(client, value):
    answer = client.post("/display/theme/", {"value": value})
    assert answer.status_code == 302 and "theme" not in answer.cookies


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "\x00"]
)
def test_a_look_never_leads_to_another_site(client, elsewhere):
    assert client.post("/display/theme/", {"value": "dark", "next": elsewhere})["Location"] == "/"


def test_robots_are_told_to_stay_out_of_accounts(client):
    assert "Disallow: /account/" in client.get("/robots.txt").content.decode()
