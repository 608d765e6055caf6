"""Where one is signed in: what is shown and kept of a device, and how it is signed out."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from community.members import services
from community.members.devices import name_of, short
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0"
LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0"


def sign_in(member, user_agent, password=PASSWORD):
    client = Client(headers={"user-agent": user_agent}, REMOTE_ADDR="203.0.113.77")
    client.post("/account/login/", {"login": member.username, "password": password})
    return client


def is_in(client):
    return client.get("/account/").status_code == 200


@pytest.fixture
def phone(ana):
    return sign_in(ana, PHONE)


@pytest.fixture
def laptop(ana):
    return sign_in(ana, LAPTOP)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (PHONE, "Firefox on Android"),
        (LAPTOP, "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 Version/17.5 Mobile Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1 Version/17.5 Safari/605.1", "Safari on Mac"),
        ("Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36", "Chrome on Chromebook"),
        ("Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-S901B) SamsungBrowser/23.0 Chrome/115 Mobile Safari/537.36", "Samsung Internet on Android"),
        ("something else", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_device_is_named_as_people_call_it(user_agent, name):
    assert name_of(user_agent) == name
    assert name_of(short(user_agent)) == name and short(short(user_agent)) == short(user_agent)


def test_no_address_and_no_full_description_is_kept(ana, phone):
    kept = UserSession.objects.get(user=ana)
    assert (kept.ip, kept.user_agent) == ("0.0.0.0", "Firefox Android")


def test_the_page_lists_each_device_and_marks_this_one(phone, laptop):
    page = laptop.get("/account/sessions/").content.decode()
    assert page.count("(this one)") == 1
    assert page.index("Edge on Windows") < page.index("(this one)") < page.index("Firefox on Android")


def test_a_sign_in_that_was_never_noted_is_listed_too(as_, ana):
    assert "(this one)" in as_(ana).get("/account/sessions/").content.decode()


def test_one_device_is_signed_out(ana, phone, laptop):
    other = UserSession.objects.get(user=ana, user_agent="Firefox Android")
    laptop.post("/account/sessions/", {"device": other.pk})
    assert is_in(laptop) and not is_in(phone)
    assert "signed out already" in laptop.post("/account/sessions/", {"device": other.pk}, follow=True).content.decode()


def test_nobody_signs_out_the_device_of_somebody_else(ana, ben, phone):
    hers = UserSession.objects.get(user=ana)
    his = sign_in(ben, LAPTOP)
    his.post("/account/sessions/", {"device": hers.pk})
    assert is_in(phone)
    phone.post("/account/sessions/", {"device": hers.pk})
    assert not is_in(phone)


@pytest.mark.parametrize("device", ["", "x", "-1", "9" * 40, "²"])
def test_what_is_no_device_signs_nobody_out(phone, device):
    assert phone.post("/account/sessions/", {"device": device}).status_code == 302
    assert is_in(phone)


def test_everywhere_else_leaves_this_device_alone(ana, phone, laptop, as_):
    unnoted = as_(ana)
    laptop.post("/account/sessions/", {"device": "others"})
    assert is_in(laptop) and not is_in(phone) and not is_in(unnoted)
    assert UserSession.objects.filter(user=ana).count() == 1


def test_a_changed_password_signs_out_the_other_devices(phone, laptop):
    new = "quite other words 8"
    laptop.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert is_in(laptop) and not is_in(phone)


def test_a_code_of_the_recovery_sheet_signs_out_every_device(ana, phone, laptop):
    code = services.make_recovery_sheet(ana)[0]
    assert is_in(phone)
    Client().post("/account/recover/", {"username": ana.username, "code": code, "password": "quite other words 8"})
    assert not is_in(phone) and not is_in(laptop)
