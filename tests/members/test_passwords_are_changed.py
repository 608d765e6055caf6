"""Changing a password, in our words; the other devices are signed out, this one is not."""

import pytest
from django.test import Client

from community.members.models import Member
from tests.members.joining import PASSWORD, sign_in

pytestmark = pytest.mark.django_db
NEW = "four new odd words"


def change(client, old=PASSWORD, new=NEW, again=NEW):
    return client.post("/account/password/change/", {"oldpassword": old, "password1": new, "password2": again})


def test_a_password_is_changed_and_the_other_devices_are_signed_out(client, ana):
    here, there = sign_in(client, ana), sign_in(Client(), ana)
    assert change(here)["Location"] == "/account/"
    assert Member.objects.get(pk=ana.pk).check_password(NEW)
    assert here.get("/account/").status_code == 200 and there.get("/account/").status_code == 302


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"old": "not the words"}, "That is not your password."),
        ({"new": "seven77", "again": "seven77"}, "Please choose a longer password"),
        ({"again": "other words 5"}, "The two are not the same."),
        ({"new": "quiet-heron-1", "again": "quiet-heron-1"}, "too much like your login name"),
        ({"old": "", "new": "", "again": ""}, "Please fill this in."),
    ],
)
def test_what_will_not_do_is_said_in_plain_words(client, ana, typed, says):
    Member.objects.filter(pk=ana.pk).update(username="quiet-heron-1")
    ana.refresh_from_db()
    page = change(sign_in(client, ana), **typed).content.decode()
    assert says in page
    for theirs in ("This password", "This field", "current password", "each time", "can’t be", "Forgot your"):
        assert theirs not in page, theirs
    assert Member.objects.get(pk=ana.pk).check_password(PASSWORD)


@pytest.mark.parametrize(
    "way", ["/account/password/change/", "/account/password/reset/", "/account/reauthenticate/", "/account/email/"]
)
def test_the_pages_speak_our_words(client, ana, way):
    page = sign_in(client, ana).get(way).content.decode()
    assert "<form" in page
    for theirs in ("Current Password", "New Password", "Forgot your password?", "E-mail address:", "Your password can"):
        assert theirs not in page, theirs
