"""“Is it still you?” says what waits behind it; after it the act is done, or offered again with a word, never forgotten."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from django.utils.http import urlencode

from community.members import services
from community.members.models import Erasure, Export, RecoveryCode
from community.members.services import exports
from tests.conftest import PASSWORD

from .proofs import code_now, give_code_app

pytestmark = pytest.mark.django_db
DATA, ERASE, SHEET = "/account/data/", "/account/erase/", "/account/recovery-sheet/"
PROVE, PROVE_BY_CODE = "/account/reauthenticate/", "/account/2fa/reauthenticate/"
ONCE_MORE = "It is not done yet: please press the button once more"


def confirm(client, to):
    return client.post(PROVE, {"password": PASSWORD, "next": to}, follow=True)


def words_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize(
    ("page", "act"),
    [(DATA, "Make a copy of my data"), (ERASE, "Erase my account"), ("/account/email/", "Change my e-mail")],
)
def test_the_question_says_what_waits_and_offers_a_way_back(as_, ana, page, act):
    client = as_(ana)
    asked = words_of(client.post(page, {"sure": "on", "email": "a@example.org", "action_add": ""}, follow=True))
    assert "Is it still you?" in asked and f"<b>{act}</b>" in asked
    assert f'<a href="{page}">Not now</a>' in asked


def test_without_an_act_it_says_so_in_general(as_, ana):
    asked = words_of(as_(ana).get(PROVE))
    assert "This part keeps your account safe" in asked and 'href="/account/">Not now' in asked


def test_a_copy_is_made_after_it(as_, ana):
    client = as_(ana)
    client.post(DATA)
    assert not Export.objects.exists()
    page = words_of(confirm(client, DATA))
    assert Export.objects.filter(member=ana).count() == 1
    assert "Your copy is being made" in page and ONCE_MORE not in page


def test_a_wrong_password_in_between_loses_nothing(as_, ana):
    client = as_(ana)
    client.post(DATA)
    assert "not your password" in words_of(client.post(PROVE, {"password": "no", "next": DATA}))
    confirm(client, DATA)
    assert Export.objects.exists()


def test_so_it_is_by_a_code(as_, ana):
    give_code_app(ana)
    client = as_(ana)
    assert client.post(DATA)["Location"].startswith(PROVE_BY_CODE)
    client.post(PROVE_BY_CODE, {"code": code_now(), "next": DATA})
    assert Export.objects.exists()


def test_an_address_with_more_behind_it_is_no_hindrance(as_, ana):
    services.make_recovery_sheet(ana)
    old = set(RecoveryCode.objects.values_list("pk", flat=True))
    client = as_(ana)
    asked = client.post(f"{SHEET}?next=/boards/")
    page = words_of(confirm(client, f"{SHEET}?next=/boards/"))
    assert asked["Location"] == f"{PROVE}?{urlencode({'next': f'{SHEET}?next=/boards/'})}"
    assert not old & set(RecoveryCode.objects.values_list("pk", flat=True)) and 'href="/boards/"' in page


def test_when_another_window_asked_for_something_else_only_what_the_page_spoke_of_can_follow(as_, ana):
    client = as_(ana)
    client.post(DATA)
    client.post(ERASE, {"sure": "on"})
    page = words_of(confirm(client, DATA))
    assert ONCE_MORE in page and "Make a copy for me" in page
    assert not Export.objects.exists() and not Erasure.objects.exists()
    client.post(DATA)
    assert Export.objects.exists(), "and pressed once more it is done without a question"


def test_when_another_window_went_on_already_the_act_is_offered_again(as_, ana):
    client = as_(ana)
    client.post(ERASE, {"sure": "on"})
    client.post(DATA)
    confirm(client, DATA)
    page = words_of(confirm(client, ERASE))
    assert ONCE_MORE in page and "If you are sure" in page and not Erasure.objects.exists()


def test_nothing_is_done_by_an_address_alone(as_, ana):
    client = as_(ana)
    for page in (DATA, ERASE):
        confirm(client, page)
        client.get(page)
        client.get(f"{PROVE}?next={page}")
    assert not Export.objects.exists() and not Erasure.objects.exists()


def test_who_fetches_a_copy_finds_the_link_again_and_not_the_same_question(as_, ana):
    export = exports.ask_for_export(ana)
    exports.make_export(export.pk)
    client = as_(ana)
    to = client.get(f"{DATA}{export.pk}/")["Location"]
    assert 'href="/account/data/">Not now' in words_of(client.get(to))
    page = client.post(PROVE, {"password": PASSWORD, "next": f"{DATA}{export.pk}/"}, follow=True)
    assert "Thank you. You can fetch your copy now." in words_of(page)
    assert f'href="{DATA}{export.pk}/"' in words_of(page)
    assert client.get(f"{DATA}{export.pk}/")["Content-Type"] == "application/zip"


def test_a_place_outside_is_never_gone_on_to(as_, ana):
    client = as_(ana)
    client.post(DATA)
    page = client.post(PROVE, {"password": PASSWORD, "next": "https://elsewhere.example/account/data/"})
    assert page["Location"] == "/" and not Export.objects.exists()


def test_a_passkey_that_is_refused_leads_back_to_the_question(as_, ana):
    give_code_app(ana)
    Authenticator.objects.create(user=ana, type="webauthn", data={"name": "My phone", "credential": {}})
    ana.date_joined = timezone.now() - timedelta(days=9)
    client = as_(ana)
    client.post(DATA)
    answer = client.post("/account/2fa/webauthn/reauthenticate/", {"credential": "{}", "next": DATA})
    assert answer["Location"] == "/account/2fa/webauthn/reauthenticate/?next=%2Faccount%2Fdata%2F"
