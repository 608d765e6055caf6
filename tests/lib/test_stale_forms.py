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
    assert "me long" not in page and "nothing was sent" in page
    assert not Post.objects.filter(body=WORDS).exists()


def test_passwords_and_codes_are_never_offered_again(topic):
    client = Client(enforce_csrf_checks=True)
    data = {"login": "ana", "password": "three odd words 7", "password1": "secret one", "code": "ABCD-EFGH"}
    page = client.post("/account/login/", data, headers={"origin": "http://testserver"}).content.decode()
    assert 'value="ana"' in page
    for secret in ("three odd words 7", "secret one", "ABCD-EFGH"):
        assert secret not in page
