"""Staff pages open only to those who gave a second factor at this login."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client

from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked_for(settings):
    settings.STAFF_SECOND_FACTOR = True
    # A code made in the last second of its half minute is still right in the next.
    settings.MFA_TOTP_TOLERANCE = 1


def sign_in(client, member):
    return client.post("/account/login/", {"login": member.username, "password": PASSWORD, "next": "/admin/queue/"})


def code_of(secret):
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))


def enrol(client, member):
    """Through the pages, as a person does; returns the secret."""
    sign_in(client, member)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = client.session[auth.SECRET_SESSION_KEY]
    assert secret in page
    answer = client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer.status_code == 302, re.findall("<li>(.*?)</li>", answer.content.decode())
    return secret


def test_staff_without_a_second_factor_are_told_to_make_one(client, moderator):
    sign_in(client, moderator)
    answer = client.get("/admin/queue/")
    assert answer.status_code == 403
    assert "Set up a second lock first" in answer.content.decode() and 'href="/account/2fa/"' in answer.content.decode()
    assert client.get("/account/2fa/").status_code == 200


def test_staff_who_gave_it_at_this_login_get_in(client, moderator):
    secret = enrol(client, moderator)
    fresh = Client()
    answer = sign_in(fresh, moderator)
    assert answer["Location"].startswith("/account/2fa/authenticate/")
    assert fresh.get("/admin/queue/").status_code == 302, "half a login opens nothing"
    fresh.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert fresh.get("/admin/queue/").status_code == 200


def test_a_wrong_code_lets_nobody_in(client, moderator):
    enrol(client, moderator)
    fresh = Client()
    sign_in(fresh, moderator)
    assert fresh.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert "_auth_user_id" not in fresh.session


def test_a_login_by_password_alone_stays_outside_even_after_enrolling(client, moderator):
    enrol(client, moderator)
    answer = client.get("/admin/queue/")
    assert answer.status_code == 403 and "sign in again" in answer.content.decode()
    assert client.get("/").status_code == 200


def test_the_same_login_opens_them_once_the_factor_is_given(client, moderator):
    secret = enrol(client, moderator)
    page = client.get("/admin/queue/?state=open").content.decode()
    assert "/account/reauthenticate/?next=/admin/queue/%3Fstate%3Dopen" in page
    to = client.get("/account/reauthenticate/?next=/admin/queue/%3Fstate%3Dopen")["Location"]
    assert to.startswith("/account/2fa/reauthenticate/?")
    answer = client.post(to, {"code": code_of(secret), "next": "/admin/queue/?state=open"})
    assert answer["Location"] == "/admin/queue/?state=open"
    assert client.get("/admin/queue/").status_code == 200


def test_members_who_are_no_staff_are_not_asked_on_other_pages(as_, ben):
    assert as_(ben).get("/account/").status_code == 200


def test_the_secret_is_not_readable_in_the_database(client, moderator):
    secret = enrol(client, moderator)
    stored = Authenticator.objects.get(user=moderator, type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in stored
