"""By plain form, without an e-mail: an account, then the welcome page, then where the person was going."""

import re

import pytest

from community.members import services
from community.members.forms import PseudonymField
from community.members.models import Member
from community.members.services import signing_up
from tests.members.joining import WAY, decide, fields

pytestmark = pytest.mark.django_db


def test_a_login_name_a_pseudonym_and_a_password_are_enough(client):
    assert client.post(WAY, fields()).status_code == 302
    member = Member.objects.get(login_word="night-walker")
    assert re.fullmatch(r"night-walker-\d{4}", member.username)
    assert (member.email, str(member.home_persona)) == ("", "Soft Lantern")
    assert member.check_password("three odd words 7")
    assert "_auth_user_id" in client.session


def test_no_e_mail_and_no_real_name_is_asked(client):
    page = client.get(WAY).content.decode()
    assert set(re.findall(r'<input type="(?!hidden|checkbox)\w+" name="(\w+)"', page)) == {
        "username",
        "pseudonym",
        "password1",
        "website",
    }


def test_the_way_leads_over_the_welcome_page_to_where_the_person_was_going(client):
    page = client.get(WAY).content.decode()
    assert 'name="next" value="/boards/"' in page
    answer = client.post("/account/signup/", fields())
    assert answer["Location"] == "/account/welcome/?next=%2Fboards%2F"
    assert 'href="/boards/"' in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"])
def test_the_way_never_leads_to_another_site(client, elsewhere):
    answer = client.post("/account/signup/", fields(next=elsewhere))
    assert answer.status_code == 302
    assert "evil" not in answer["Location"] and "javascript" not in answer["Location"]


def test_an_e_mail_address_is_no_login_name(client):
    page = client.post(WAY, fields(username="me@example.org")).content.decode()
    assert "An e-mail address is not needed" in page
    assert not Member.objects.exists()


def test_a_short_password_is_refused_and_never_sent_back(client):
    page = client.post(WAY, fields(password1="seven77")).content.decode()
    assert "Please choose a longer password" in page and "seven77" not in page
    assert 'value="Soft Lantern"' in page and 'value="night-walker"' in page


def test_a_program_that_fills_the_trap_gets_no_account(client):
    answer = client.post(WAY, fields(website="https://cheap.example"))
    assert answer.status_code == 200
    assert not Member.objects.exists()
    assert client.post(WAY, fields()).status_code == 302


def test_those_who_do_not_say_they_are_grown_up_get_no_account(client):
    data = fields()
    del data["age"]
    assert client.post(WAY, data).status_code == 200
    assert not Member.objects.exists()


def test_the_login_name_is_not_shown_to_others(client, board):
    client.post(WAY, fields())
    for path in ("/", "/account/", "/notices/"):
        assert "night-walker" not in client.get(path).content.decode(), path


@pytest.mark.parametrize("pseudonym", ["Night Walker", "Nightwalker 77", "Níght-walker", "Walker"])
def test_a_pseudonym_that_gives_the_login_name_away_is_refused_and_all_else_is_kept(client, pseudonym):
    page = client.post(WAY, fields(pseudonym=pseudonym)).content.decode()
    assert "too much like your login word" in page
    assert f'value="{pseudonym}"' in page and 'value="night-walker"' in page and "checked" in page
    assert not Member.objects.exists()


def test_an_empty_form_is_answered_in_plain_words(client):
    page = client.post(WAY, {"next": "/boards/"}).content.decode()
    assert "Please fill this in." in page
    assert "Please tick the box if you are 18 or older." in page
    assert "field is required" not in page


@pytest.mark.parametrize(
    "changed, words",
    [
        ({"username": "x" * 200}, "That is too long."),
        ({"username": "ab"}, "That is too short."),
        ({"username": "night\x00walker"}, "It has a hidden mark in it."),
        ({"username": "night walker"}, "Please use letters, digits, dots and dashes only."),
        ({"password1": " " * 12}, "A password of spaces alone is easy to guess."),
        ({"password1": "password123"}, "Many people use that password"),
        ({"password1": "night-walker1"}, "too much like your login name"),
    ],
)
def test_what_will_not_do_is_said_in_plain_words(client, changed, words):
    page = client.post(WAY, fields(**changed)).content.decode()
    assert words in page
    assert "Ensure this value" not in page and "Null characters" not in page and "This password" not in page
    assert not Member.objects.exists()


def test_somebody_new_is_not_welcomed_back(client):
    page = client.post(WAY, fields(), follow=True).content.decode()
    assert "You are in" in page and "Welcome back" not in page


def test_the_number_of_years_is_what_the_community_set(client, home):
    decide(home, minimum_age=16)
    page = client.get(WAY).content.decode()
    assert "I am 16 or older" in page and "18 or older" not in page


def test_one_login_word_is_taken_by_many(client, ana):
    client.post(WAY, fields())
    client.logout()
    client.post(WAY, fields(pseudonym="Amber Kite"))
    first, second = Member.objects.filter(login_word="night-walker").values_list("username", flat=True)
    assert first != second


def test_a_word_is_the_same_however_a_keyboard_writes_its_letters(client):
    client.post(WAY, fields(username="cafe\u0301-owl"))
    assert Member.objects.get().login_word == "caf\u00e9-owl"
    client.logout()
    answer = client.post("/account/login/", {"login": "CAFE\u0301-owl", "password": "three odd words 7"})
    assert answer.status_code == 302


def test_somebody_faster_with_the_same_pseudonym_gets_it_and_the_other_keeps_what_was_typed(client, monkeypatch):
    services.join(Member(username="first-1234"), "Soft Lantern")
    # Both forms were checked before either was saved.
    monkeypatch.setattr(PseudonymField, "clean", lambda self, value: value)
    page = client.post(WAY, fields()).content.decode()
    assert "Somebody here has that name" in page and 'value="night-walker"' in page
    assert Member.objects.count() == 1
    assert client.post(WAY, fields(pseudonym="Amber Kite")).status_code == 302


def test_two_who_get_the_same_number_at_once_both_get_an_account(client, monkeypatch):
    numbers = iter(["night-walker-1111", "night-walker-1111", "night-walker-2222"])
    monkeypatch.setattr(signing_up, "login_name_for", lambda word: next(numbers))
    client.post(WAY, fields())
    client.logout()
    assert client.post(WAY, fields(pseudonym="Amber Kite")).status_code == 302
    assert set(Member.objects.values_list("username", flat=True)) == {"night-walker-1111", "night-walker-2222"}
