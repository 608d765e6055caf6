"""A form that was open too long offers its words again; a form from elsewhere puts no words into anybody's mouth."""

import re

import pytest
from django.test import Client

from forums.models import Post
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db
WORDS = 'I wrote this at two in the morning, and "it" <took> me long.\nSecond line.'


@pytest.fixture
def strict(ben):
    return sign_in(Client(enforce_csrf_checks=True), ben)


def send(client, topic, **headers):
    return client.post(f"/t/{topic.pk}/reply/", {"body": WORDS, "csrfmiddlewaretoken": "stale"}, headers=headers)


def test_the_words_are_offered_again_and_can_be_sent(strict, topic):
    answer = send(strict, topic, origin="http://testserver")
    page = answer.content.decode()
    assert answer.status_code == 403 and "Your words are safe" in page
    assert "&quot;it&quot; &lt;took&gt; me long." in page
    assert f'action="/t/{topic.pk}/reply/"' in page
    assert not Post.objects.filter(body=WORDS).exists()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)
    strict.post(
        f"/t/{topic.pk}/reply/", {"body": WORDS, "csrfmiddlewaretoken": token}, headers={"origin": "http://testserver"}
    )
    assert Post.objects.filter(body=WORDS).exists()


def test_the_address_of_the_page_before_is_enough_to_know_it(strict, topic):
    assert "me long" in send(strict, topic, referer="http://testserver/t/1/").content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "null", "referer": "http://testserver/"},
        {"referer": "https://evil.example/testserver"},
        {"origin": "http://testserver.evil.example"},
        {},
    ],
)
def test_words_from_elsewhere_are_not_shown(strict, topic, headers):
    answer = send(strict, topic, **headers)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "me long" not in page and "Nothing was sent" in page
    assert not Post.objects.filter(body=WORDS).exists()


GRAVE = "I am going to kill myself tonight."


def test_a_script_puts_the_form_in_place_of_the_whole_page(strict, topic):
    answer = send(strict, topic, origin="http://testserver", **{"HX-Request": "true"})
    assert answer.headers["HX-Retarget"] == "#main" and answer.headers["HX-Reselect"] == "#stale-form"
    assert 'id="stale-form"' in answer.content.decode()


def test_grave_words_come_back_with_the_card(strict, topic):
    here, to = {"origin": "http://testserver"}, f"/t/{topic.pk}/reply/"
    assert "Thank you for saying it." in strict.post(to, {"body": GRAVE}, headers=here).content.decode()
    assert "Thank you for saying it." not in strict.post(to, {"body": WORDS}, headers=here).content.decode()


@pytest.mark.parametrize("htmx", [False, True])
def test_a_visitor_is_asked_at_once_to_sign_in_with_card_and_words(topic, board, ben, htmx):
    client = Client(enforce_csrf_checks=True)
    headers = {"origin": "http://testserver"} | ({"HX-Request": "true"} if htmx else {})
    for to in (f"/t/{topic.pk}/reply/", f"/b/{board.pk}/new/", f"/p/{topic.posts.get().pk}/edit/"):
        answer = client.post(to, {"body": GRAVE}, headers=headers)
        page = answer.content.decode()
        assert answer.status_code == 401 and "Please sign in, and carry on" in page
        assert "Thank you for saying it." in page and GRAVE in page
        assert answer.headers.get("HX-Reselect") == ("#signed-out" if htmx else None)
    sign_in(client, ben)
    assert GRAVE in client.get(f"/t/{topic.pk}/").content.decode()


def test_another_site_plants_no_words_with_a_visitor(topic, ben):
    client = Client(enforce_csrf_checks=True)
    assert send(client, topic, origin="https://evil.example").status_code == 403
    sign_in(client, ben)
    assert "me long" not in client.get(f"/t/{topic.pk}/").content.decode()


def test_passwords_and_codes_are_never_offered_again(topic):
    client = Client(enforce_csrf_checks=True)
    data = {"login": "ana", "password": "three odd words 7", "password1": "secret one", "code": "ABCD-EFGH"}
    page = client.post("/account/login/", data, headers={"origin": "http://testserver"}).content.decode()
    assert 'value="ana"' in page
    for secret in ("three odd words 7", "secret one", "ABCD-EFGH"):
        assert secret not in page
