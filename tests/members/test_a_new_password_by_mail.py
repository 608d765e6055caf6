"""For those who gave an e-mail: a link that works once and for a few hours, and what the person needs to sign in."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from community.members.models import Member

pytestmark = pytest.mark.django_db
NEW = "four new odd words"


@pytest.fixture
def link(client, ana):
    EmailAddress.objects.create(user=ana, email="quiet@example.org", verified=True, primary=True)
    client.post("/account/password/reset/", {"email": "Quiet@Example.org"})
    return re.search(r"http://testserver(/[^\s]+)", mail.outbox[0].body)[1]


def follow(client, link):
    return client.get(link, follow=True)


def set_password(client, link, new=NEW, again=NEW):
    way = follow(client, link).request["PATH_INFO"]
    return client.post(way, {"password1": new, "password2": again}, follow=True)


def test_the_link_sets_a_new_password_and_says_the_login_name(client, ana, link):
    assert ana.username in follow(client, link).content.decode()
    assert "Your new password is set" in set_password(client, link).content.decode()
    assert Member.objects.get(pk=ana.pk).check_password(NEW)


def test_the_mail_itself_names_nobody(ana, link):
    (sent,) = mail.outbox
    assert ana.username not in sent.subject + sent.body and str(ana) not in sent.subject + sent.body


def test_a_used_link_says_so(client, link):
    set_password(client, link)
    assert "This link no longer works" in follow(client, link).content.decode()


def test_an_old_link_says_so(client, link, settings):
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "This link no longer works" in follow(client, link).content.decode()


@pytest.mark.parametrize("made_up", ["1-abc-def", "zzzz-x", "0-set-password"])
def test_a_link_that_was_made_up_says_the_same(client, made_up):
    answer = client.get(f"/account/password/reset/key/{made_up}/", follow=True)
    assert answer.status_code == 200 and "This link no longer works" in answer.content.decode()


@pytest.mark.parametrize(
    ("new", "again", "says"),
    [
        ("seven77", "seven77", "Please choose a longer password"),
        (NEW, "other odd words 5", "The two are not the same."),
        (NEW, "", "Please fill this in."),
        ("", "", "Please fill this in."),
    ],
)
def test_what_will_not_do_is_said_in_plain_words_and_the_link_still_works(client, ana, link, new, again, says):
    page = set_password(client, link, new, again).content.decode()
    assert says in page and "This field" not in page and "same password each time" not in page
    assert "Your new password is set" in set_password(client, link).content.decode()


def test_a_closed_account_gets_no_link(client, ana, link):
    mail.outbox.clear()
    Member.objects.filter(pk=ana.pk).update(is_active=False)
    client.post("/account/password/reset/", {"email": "quiet@example.org"})
    assert mail.outbox == []


def test_mail_that_cannot_be_sent_breaks_no_page(client, ana, link, monkeypatch):
    from django.core.mail import EmailMessage

    def fail(self, *args):
        raise OSError("no mail server")

    monkeypatch.setattr(EmailMessage, "send", fail)
    assert client.post("/account/password/reset/", {"email": "quiet@example.org"}).status_code == 302
