"""By plain form, without an e-mail: an account, then the recovery sheet, then where the person was going."""

import re

import pytest

from community.members.models import Member

pytestmark = pytest.mark.django_db
WAY = "/account/signup/?next=/boards/"


def fields(**changed):
    return {
        "username": "night-walker",
        "pseudonym": "Soft Lantern",
        "password1": "three odd words 7",
        "age": "on",
        "website": "",
        "next": "/boards/",
        **changed,
    }


def test_a_login_name_a_pseudonym_and_a_password_are_enough(client):
    assert client.post(WAY, fields()).status_code == 302
    member = Member.objects.get(username="night-walker")
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


def test_the_way_leads_over_the_recovery_sheet_to_where_the_person_was_going(client, agreement):
    page = client.get(WAY).content.decode()
    assert 'name="next" value="/boards/"' in page
    answer = client.post("/account/signup/", fields())
    assert answer["Location"] == "/account/recovery-sheet/?next=%2Fboards%2F"
    offer = client.get(answer["Location"]).content.decode()
    assert 'href="/boards/"' in offer and "Show me my codes" in offer
    sheet = client.post("/account/recovery-sheet/", {"next": "/boards/"}).content.decode()
    assert sheet.count("<li><code>") == 8 and 'href="/boards/"' in sheet


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"])
def test_the_way_never_leads_to_another_site(client, elsewhere):
    answer = client.post("/account/signup/", fields(next=elsewhere))
    assert answer.status_code == 302
    assert "evil" not in answer["Location"] and "javascript" not in answer["Location"]


def test_a_login_name_that_is_taken_is_refused_and_all_else_is_kept(client, ana):
    answer = client.post(WAY, fields(username=ana.username.upper()))
    page = answer.content.decode()
    assert "Please choose another login name." in page
    assert 'value="Soft Lantern"' in page and 'name="age"' in page and "checked" in page
    assert Member.objects.count() == 1


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
    assert "too much like your login name" in page
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
    assert "A way back in" in page and "Welcome back" not in page
