"""Wide brakes against programs: a kind line, what was typed stays, and nobody is kept out by a stranger."""

import pytest

from community.members import services
from community.members.models import Member
from community.members.views import recovery, signing_in
from tests.conftest import PASSWORD
from tests.members.joining import WAY, fields

pytestmark = pytest.mark.django_db
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.9"}


def test_many_accounts_from_one_network_meet_a_kind_line_and_keep_the_form(client, monkeypatch):
    monkeypatch.setattr(signing_in, "MOST_ACCOUNTS_AN_HOUR", 1)
    assert client.post(WAY, fields()).status_code == 302
    client.logout()
    answer = client.post(WAY, fields(pseudonym="Amber Kite"))
    page = answer.content.decode()
    assert answer.status_code == 429 and "Please try again in an hour" in page
    assert 'value="Amber Kite"' in page and 'value="night-walker"' in page and Member.objects.count() == 1
    assert client.post(WAY, fields(pseudonym="Amber Kite"), **ELSEWHERE).status_code == 302


def test_a_form_that_was_not_right_does_not_count_as_an_account(client, monkeypatch):
    monkeypatch.setattr(signing_in, "MOST_ACCOUNTS_AN_HOUR", 1)
    for _ in range(3):
        assert client.post(WAY, fields(password1="short")).status_code == 200
    assert client.post(WAY, fields()).status_code == 302


def test_one_household_is_one_network_whatever_its_address(rf):
    from community.lib.ratelimit import address_of

    one, other, next_door = ("2001:db8:1:2::5", "2001:db8:1:2:ffff::1", "2001:db8:1:3::5")
    found = [address_of(rf.get("/", REMOTE_ADDR=address)) for address in (one, other, next_door)]
    assert found[0] == found[1] != found[2]
    assert address_of(rf.get("/", REMOTE_ADDR="203.0.113.9")) == "203.0.113.9"
    assert address_of(rf.get("/", REMOTE_ADDR="no address")) == "no address"


def recover(client, name, code, **more):
    return client.post("/account/recover/", {"username": name, "code": code, "password": "four new odd words"}, **more)


def test_a_stranger_with_many_wrong_codes_does_not_keep_the_person_out(client, ana):
    code = services.make_recovery_sheet(ana)[0]
    for n in range(recovery.MOST_WRONG + 5):
        last = recover(client, ana.username, f"WRNG-{n}", **ELSEWHERE)
    assert last.status_code == 429 and "wait ten minutes" in last.content.decode()
    assert recover(client, ana.username, code, **ELSEWHERE).status_code == 429
    assert recover(client, ana.username, code).status_code == 302
    assert Member.objects.get(pk=ana.pk).check_password("four new odd words")


def test_a_right_code_counts_for_nothing(client, ana, monkeypatch):
    monkeypatch.setattr(recovery, "MOST_WRONG", 1)
    first, second, *_ = services.make_recovery_sheet(ana)
    assert recover(client, ana.username, first).status_code == 302
    assert recover(client, ana.username, second).status_code == 302


def test_wrong_passwords_for_one_name_are_stopped_and_the_sheet_still_works(client, ana, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "20/m/ip,3/h/key"}
    code = services.make_recovery_sheet(ana)[0]
    for _ in range(3):
        answer = client.post("/account/login/", {"login": ana.username, "password": "wrong words here"}, **ELSEWHERE)
        assert "go together" in answer.content.decode()
    answer = client.post("/account/login/", {"login": ana.username, "password": PASSWORD})
    assert "tried many times" in answer.content.decode() and f'value="{ana.username}"' in answer.content.decode()
    assert recover(client, ana.username, code).status_code == 302
