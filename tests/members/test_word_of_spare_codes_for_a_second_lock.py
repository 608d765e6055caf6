"""Spare codes are spoken of to who asked for new ones, not to who set up a second lock."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.utils import timezone

from tests.conftest import PASSWORD

from .proofs import code_now, give_code_app

pytestmark = [pytest.mark.django_db(transaction=True)]
WORDS = "These are your new spare codes. Only these work now."
GENERATE = "/account/2fa/recovery-codes/generate/"


def signed_in(client, member):
    client.post("/account/login/", {"login": member.username, "password": PASSWORD})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def test_the_first_ones_come_without_a_word(client, ana):
    signed_in(client, ana).get("/account/2fa/totp/activate/")
    code = code_now(client.session[auth.SECRET_SESSION_KEY])
    page = client.post("/account/2fa/totp/activate/", {"code": code}, follow=True).content.decode()
    assert Authenticator.objects.filter(user=ana, type=Authenticator.Type.RECOVERY_CODES).exists()
    assert "The code app is on" in page
    assert "spare codes are" not in page and WORDS not in page and "no longer work" not in page


def test_who_asks_for_new_ones_is_told_that_only_these_work(client, ana):
    signed_in(client, ana)
    give_code_app(ana)
    assert WORDS in client.post(GENERATE, follow=True).content.decode()


def test_so_is_who_had_to_prove_once_more_who_they_are(as_, ana):
    client = as_(ana)
    give_code_app(ana)
    ana.date_joined = timezone.now() - timedelta(days=9)
    ana.save(update_fields=["date_joined"])
    asked = client.post(GENERATE)
    assert "reauthenticate" in asked["Location"]
    proved = client.post("/account/2fa/reauthenticate/", {"code": code_now(), "next": GENERATE}, follow=True)
    assert WORDS in proved.content.decode()
