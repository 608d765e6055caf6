"""Nobody learns from an answer who has an account: sign-up, sign-in, recovery, a new password, an e-mail."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import hashers
from django.core import mail

from community.members import services
from community.members.models import Member
from tests.conftest import PASSWORD, make_member
from tests.members.joining import WAY, fields, main_of, sign_in

pytestmark = pytest.mark.django_db
CONFIRMED = "ana@example.org"


@pytest.fixture
def hashed(monkeypatch):
    """Counts how often a password was hashed or checked: the slow part of every answer."""
    counted = []
    hasher = hashers.get_hasher("default")
    encode = type(hasher).encode

    def counting(self, *args, **kwargs):
        counted.append(1)
        return encode(self, *args, **kwargs)

    monkeypatch.setattr(type(hasher), "encode", counting)

    def during(act):
        counted.clear()
        answer = act()
        return answer, len(counted)

    return during


@pytest.fixture
def with_email(ana):
    EmailAddress.objects.create(user=ana, email=CONFIRMED, verified=True, primary=True)
    return ana


def same_but_for_digits(one, other):
    return re.sub(r"\d", "0", one) == re.sub(r"\d", "0", other)


def test_signing_up_with_a_word_in_use_and_with_a_free_one(client, ana, hashed):
    Member.objects.filter(pk=ana.pk).update(login_word="night-walker", username="night-walker-1234")
    taken, hashes_taken = hashed(lambda: client.post(WAY, fields(username="night-walker")))
    used = main_of(client.get(taken["Location"]))
    client.logout()
    free, hashes_free = hashed(lambda: client.post(WAY, fields(username="night-talker", pseudonym="Amber Kite")))
    fresh = main_of(client.get(free["Location"]))
    assert (taken.status_code, taken["Location"]) == (free.status_code, free["Location"]) == (302, free["Location"])
    assert same_but_for_digits(used, fresh.replace("night-talker", "night-walker"))
    assert hashes_taken == hashes_free > 0
    assert Member.objects.filter(login_word="night-walker").count() == 2


def test_a_form_that_is_not_right_tells_nothing_of_the_word_either(client, ana):
    Member.objects.filter(pk=ana.pk).update(login_word="night-walker")
    pages = []
    for word in ("night-walker", "night-talker"):
        page = main_of(client.post(WAY, fields(username=word, password1="short"))).replace(word, "")
        pages.append(re.sub(r'<div class="names".*?</div>\s*</div>', "", page, flags=re.S))
    assert "Please choose a longer password" in pages[0] and pages[0] == pages[1]


@pytest.mark.parametrize("login", ["ana", "ana-4711", "nobody-here", "", "   "])
def test_signing_in_with_a_wrong_password_costs_the_same_for_any_name(client, ana, hashed, login):
    Member.objects.filter(pk=ana.pk).update(login_word="ana", username="ana-4711")
    expected = hashed(lambda: client.post("/account/login/", {"login": "ana", "password": "wrong words here"}))
    answer, hashes = hashed(lambda: client.post("/account/login/", {"login": login, "password": "wrong words here"}))
    if login.strip():
        assert hashes == expected[1] == 3
        assert main_of(answer).replace(login, "") == main_of(expected[0]).replace("ana", "")
    else:
        assert "Please fill this in." in answer.content.decode()


def test_signing_in_with_the_right_password_costs_the_same_too(client, ana, hashed):
    answer, hashes = hashed(lambda: client.post("/account/login/", {"login": ana.username, "password": PASSWORD}))
    assert answer.status_code == 302 and hashes == 3


def test_recovery_for_a_wrong_name_a_wrong_code_and_a_used_code(client, ana, hashed):
    first, second, *_ = services.make_recovery_sheet(ana)

    def recover(name, code):
        fields = {"username": name, "code": code, "password": "four new odd words"}
        return hashed(lambda: client.post("/account/recover/", fields))

    assert recover(ana.username, first)[0].status_code == 302
    client.get("/account/login/")
    tries = [(ana.username, first), (ana.username, "AAAA-BBBB-CCCC-DDDD"), ("nobody-here", second)]
    answers = [(recover(name, code), name, code) for name, code in tries]
    pages = {main_of(answer).replace(name, "").replace(code, "") for (answer, _), name, code in answers}
    assert len(pages) == 1 and "A code works once." in pages.pop()
    assert {hashes for (_, hashes), _, _ in answers} == {0}
    assert recover(ana.username, second)[0].status_code == 302


def test_asking_for_a_new_password_with_a_known_and_an_unknown_address(client, with_email):
    answers = []
    for address in (CONFIRMED, "nobody@example.org"):
        answer = client.post("/account/password/reset/", {"email": address})
        answers.append((answer.status_code, answer["Location"], main_of(client.get(answer["Location"]))))
    assert answers[0] == answers[1]
    # Only who is known gets a mail: strangers are left alone.
    assert [message.to for message in mail.outbox] == [[CONFIRMED]]


def test_the_answer_does_not_wait_for_anything_that_depends_on_the_address(client, with_email, monkeypatch):
    from community.members import mailing

    asked = []
    monkeypatch.setattr(mailing, "_send_reset_links", asked.append)
    with_known = _queries(lambda: client.post("/account/password/reset/", {"email": CONFIRMED}))
    with_unknown = _queries(lambda: client.post("/account/password/reset/", {"email": "nobody@example.org"}))
    assert with_known == with_unknown and len(asked) == 2
    # What waits in the queue names nobody.
    assert not any("example.org" in job for job in asked)


def _queries(act):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        act()
    return [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in caught]


def test_giving_an_address_that_another_account_has(client, with_email, ben):
    def give(address, member):
        answer = sign_in(client, member).post("/account/email/", {"email": address, "action_add": ""})
        page = main_of(client.get("/account/email/"))
        client.post("/account/logout/")
        return answer.status_code, answer["Location"], page.replace(address, "")

    other = make_member("Far Hill")
    assert give(CONFIRMED, ben) == give("new@example.org", other)
    assert sorted(message.to[0] for message in mail.outbox) == [CONFIRMED, "new@example.org"]
    assert len({message.subject for message in mail.outbox}) == 1


def test_an_address_that_somebody_else_gave_a_moment_ago_is_answered_as_any_other(client, ana, ben, settings):
    settings.ACCOUNT_RATE_LIMITS = {}

    def give(member):
        sign_in(client, member).post("/account/email/", {"email": "one@example.org", "action_add": ""})
        page = main_of(client.get("/account/email/"))
        client.post("/account/logout/")
        return page

    assert give(ana) == give(ben)
    # The mailbox is not filled by it all the same.
    assert len(mail.outbox) == 1
