"""The way back in without an e-mail: codes shown once, hashed, each good for one use."""

import re

import pytest
from django.db import connection

from community.members import services
from community.members.models import Member, RecoveryCode
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "four new odd words"


def codes_on(answer):
    return re.findall(r"<code>([A-Z2-9-]+)</code>", answer.content.decode())


def recover(client, name, code, password=NEW):
    return client.post("/account/recover/", {"username": name, "code": code, "password": password})


def test_the_sheet_is_shown_once(as_, ana):
    client = as_(ana)
    assert len(codes_on(client.post("/account/recovery-sheet/"))) == 8
    assert codes_on(client.get("/account/recovery-sheet/")) == []


def test_only_hashes_of_the_codes_are_stored(ana):
    codes = services.make_recovery_sheet(ana)
    with connection.cursor() as cursor:
        cursor.execute("SELECT code_hash FROM members_recoverycode")
        stored = " ".join(row[0] for row in cursor.fetchall())
    assert len(stored.split()) == 8
    for code in codes:
        assert code not in stored and code.replace("-", "") not in stored


def test_a_code_sets_a_new_password_by_plain_form(client, ana):
    code = services.make_recovery_sheet(ana)[0]
    assert recover(client, ana.username, code)["Location"] == "/account/login/"
    assert Member.objects.get(pk=ana.pk).check_password(NEW)
    assert client.post("/account/login/", {"login": ana.username, "password": NEW}).status_code == 302


def test_a_code_may_be_typed_loosely(client, ana):
    code = services.make_recovery_sheet(ana)[0]
    assert recover(client, ana.username.upper(), f" {code.lower().replace('-', ' ')} ").status_code == 302


def test_a_code_works_once(client, ana):
    first, second, *_ = services.make_recovery_sheet(ana)
    assert recover(client, ana.username, first).status_code == 302
    assert "A code works once" in recover(client, ana.username, first, "other odd words 5").content.decode()
    assert Member.objects.get(pk=ana.pk).check_password(NEW)
    assert recover(client, ana.username, second).status_code == 302


def test_a_new_password_ends_the_sessions_of_the_old_one(as_, client, ana):
    from django.test import Client

    code = services.make_recovery_sheet(ana)[0]
    client = as_(ana)
    assert client.get("/account/").status_code == 200
    recover(Client(), ana.username, code)
    assert client.get("/account/").status_code == 302


def test_a_wrong_name_and_a_wrong_code_are_answered_alike(client, ana, ben):
    code = services.make_recovery_sheet(ana)[0]
    answers = [
        recover(client, ana.username, "AAAA-BBBB-CCCC-DDDD"),
        recover(client, "nobody-here", code),
        recover(client, ben.username, code),
    ]
    for answer in answers:
        assert answer.status_code == 200 and "go together" in answer.content.decode()
    assert RecoveryCode.objects.filter(used_at__isnull=False).count() == 0
    assert recover(client, ana.username, code).status_code == 302


def test_a_new_sheet_asks_for_the_password_and_ends_the_old_one(client, ana):
    old = services.make_recovery_sheet(ana)
    client.post("/account/login/", {"login": ana.username, "password": PASSWORD})
    answer = client.post("/account/recovery-sheet/", {"next": "/boards/"})
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert RecoveryCode.objects.filter(member=ana).count() == 8
    again = client.post(answer["Location"], {"password": PASSWORD, "next": "/account/recovery-sheet/"})
    fresh = codes_on(again)
    assert len(fresh) == 8 and not set(fresh) & set(old)
    assert recover(client, ana.username, old[0]).status_code == 200
    assert recover(client, ana.username, fresh[0]).status_code == 302


def test_a_wrong_password_leaves_the_old_sheet_as_it_is(client, ana):
    old = services.make_recovery_sheet(ana)
    client.post("/account/login/", {"login": ana.username, "password": PASSWORD})
    answer = client.post("/account/recovery-sheet/")
    client.post(answer["Location"], {"password": "not the words", "next": "/account/recovery-sheet/"})
    assert recover(client, ana.username, old[0]).status_code == 302


def test_a_weak_new_password_spends_no_code(client, ana):
    code = services.make_recovery_sheet(ana)[0]
    assert recover(client, ana.username, code, "short").status_code == 200
    assert recover(client, ana.username, code).status_code == 302


@pytest.mark.parametrize(
    "code, password, words",
    [
        ("", NEW, "Please fill this in."),
        ("A" * 50, NEW, "That is too long."),
        ("ABCD", " " * 12, "A password of spaces alone"),
        ("ABCD", "seven77", "Please choose a longer password"),
    ],
)
def test_what_the_form_needs_is_said_in_plain_words(client, ana, code, password, words):
    assert words in recover(client, ana.username, code, password).content.decode()


def test_the_sheet_prints_the_login_name_too(as_, ana):
    client = as_(ana)
    assert f"<code>{ana.username}</code>" in client.get("/account/recovery-sheet/").content.decode()
    page = client.post("/account/recovery-sheet/").content.decode()
    assert f"Login name: <code>{ana.username}</code>" in page and "sheet.css" in page


def test_the_word_without_its_number_is_enough(client, ana):
    Member.objects.filter(pk=ana.pk).update(login_word="quiet")
    assert recover(client, " Quiet ", services.make_recovery_sheet(ana)[0]).status_code == 302


def test_a_new_password_like_the_login_name_is_refused(client, ana):
    Member.objects.filter(pk=ana.pk).update(username="quiet-heron-1234")
    code = services.make_recovery_sheet(ana)[0]
    answer = recover(client, "quiet-heron-1234", code, "quiet-heron-12345")
    assert "too much like your login name" in answer.content.decode()


def add_second_lock(member):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(member, generate_totp_secret())


def test_a_lost_phone_keeps_nobody_out_who_has_the_sheet(client, ana):
    add_second_lock(ana)
    code = services.make_recovery_sheet(ana)[0]
    barred = client.post("/account/login/", {"login": ana.username, "password": PASSWORD})
    assert barred["Location"].startswith("/account/2fa/authenticate/")
    recover(client, ana.username, code)
    client.post("/account/login/", {"login": ana.username, "password": NEW})
    assert client.get("/account/").status_code == 200


def test_the_sheet_of_staff_takes_no_second_lock_off(client, moderator):
    add_second_lock(moderator)
    recover(client, moderator.username, services.make_recovery_sheet(moderator)[0])
    barred = client.post("/account/login/", {"login": moderator.username, "password": NEW})
    assert barred["Location"].startswith("/account/2fa/authenticate/")
