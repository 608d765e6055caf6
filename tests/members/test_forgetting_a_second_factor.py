"""Somebody who lost everything gets back in when whoever runs the server takes it off."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.conftest import PASSWORD

from .proofs import give_code_app

pytestmark = pytest.mark.django_db


def test_the_password_lets_them_in_again_and_open_sign_ins_end(as_, ben, client):
    give_code_app(ben)
    assert as_(ben).get("/account/").status_code == 200
    call_command("forget_second_factor", ben.username)
    assert client.get("/account/").status_code == 302
    answer = client.post("/account/login/", {"login": ben.username, "password": PASSWORD})
    assert "/2fa/" not in answer["Location"] and client.get("/account/").status_code == 200


def test_a_wrong_name_or_nothing_to_take_off_is_said(ben):
    with pytest.raises(CommandError, match="Nobody"):
        call_command("forget_second_factor", "nobody-1234")
    with pytest.raises(CommandError, match="no second factor"):
        call_command("forget_second_factor", ben.username)
