"""An e-mail is optional, confirmed by a link, and never used before that."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from community.members.models import Member
from tests.members.joining import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
GIVEN = "quiet@example.org"


@pytest.fixture
def signed_in(client, ana):
    return sign_in(client, ana)


def give(client, address=GIVEN, **more):
    return client.post("/account/email/", {"email": address, "action_add": "", **more})


def link():
    return re.search(r"http://testserver(/account/confirm-email/[^\s]+)", mail.outbox[-1].body)[1]


def test_the_page_says_what_an_address_is_for(signed_in):
    page = signed_in.get("/account/email/").content.decode()
    assert "You do not need one here." in page and "never say what they are about" in page


def test_a_given_address_is_confirmed_by_the_link_and_only_then_used(signed_in, ana):
    give(signed_in)
    assert Member.objects.get(pk=ana.pk).email == ""
    page = signed_in.get(link()).content.decode()
    assert GIVEN in page and "Is this address yours?" in page
    assert Member.objects.get(pk=ana.pk).email == ""
    assert signed_in.post(link())["Location"] == "/account/email/"
    assert Member.objects.get(pk=ana.pk).email == GIVEN


def test_a_link_pressed_again_or_pressed_twice_says_so(signed_in):
    give(signed_in)
    way = link()
    assert signed_in.post(way).status_code == 302
    for answer in (signed_in.get(way), signed_in.post(way), signed_in.get("/account/confirm-email/made-up:x:y/")):
        assert answer.status_code == 200 and "This link no longer works" in answer.content.decode()


def test_an_old_link_says_so_and_a_new_one_can_be_asked_for(signed_in, settings):
    give(signed_in)
    settings.ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = -1
    for answer in (signed_in.get(link()), signed_in.post(link())):
        assert "This link no longer works" in answer.content.decode()
    settings.ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
    signed_in.post("/account/email/", {"email": GIVEN, "action_send": ""})
    assert signed_in.post(link()).status_code == 302


def test_an_address_that_is_not_confirmed_gets_no_notes(signed_in, ana):
    give(signed_in)
    signed_in.post("/account/email/", {"email": GIVEN, "action_primary": ""})
    assert "Please confirm that address first" in signed_in.get("/account/email/").content.decode()
    assert Member.objects.get(pk=ana.pk).email == ""


def test_a_stranger_whose_address_was_mistyped_cannot_set_the_password(signed_in, client, ana):
    give(signed_in)
    mail.outbox.clear()
    client.post("/account/password/reset/", {"email": GIVEN})
    assert mail.outbox == []
    EmailAddress.objects.filter(user=ana).update(verified=True)
    client.post("/account/password/reset/", {"email": GIVEN})
    assert len(mail.outbox) == 1


def test_a_confirmed_address_belongs_to_one_account(signed_in, client, ana, ben):
    EmailAddress.objects.create(user=ben, email=GIVEN, verified=True, primary=True)
    give(signed_in)
    assert "This link no longer works" in signed_in.get(link()).content.decode()
    assert not EmailAddress.objects.get(user=ana).verified


def test_an_open_session_alone_gives_no_address(as_, ana):
    client = as_(ana)
    answer = give(client)
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert not EmailAddress.objects.exists()
    client.post(answer["Location"], {"password": PASSWORD, "next": "/account/email/"})
    # What was typed was not lost on the way.
    assert EmailAddress.objects.get().email == GIVEN


def test_the_way_on_is_kept(signed_in):
    way = "/account/email/?next=/account/welcome/"
    assert 'href="/account/welcome/"' in signed_in.get(way).content.decode()
    assert give(signed_in, next="/account/welcome/")["Location"] == "/account/email/?next=%2Faccount%2Fwelcome%2F"
    assert give(signed_in, "other@example.org", next="https://evil.example/")["Location"] == "/account/email/"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("not an address", "does not look like an e-mail"),
        ("x" * 250 + "@example.org", "That is too long."),
        ("", "Please fill this in."),
    ],
)
def test_what_will_not_do_is_said_in_plain_words(signed_in, address, says):
    page = give(signed_in, address).content.decode()
    assert says in page and "Enter a valid" not in page and "Ensure this value" not in page
    assert not EmailAddress.objects.exists()


def test_two_addresses_are_enough(signed_in):
    for number in range(2):
        give(signed_in, f"a{number}@example.org")
    assert "You can give us 2 addresses" in give(signed_in, "a3@example.org").content.decode()
