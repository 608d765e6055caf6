"""No other door lets staff in past the second factor: Wagtail's, Django's, resets, spare ways, stolen passwords."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import APIToken

from community.members import services
from community.members.models import Role
from community.members.permissions import has_given_second_factor
from tests.conftest import PASSWORD

from .proofs import came_by_second_factor, code_now, give_code_app, wrong_code

pytestmark = pytest.mark.django_db
NEW = "quite other words 8"


@pytest.fixture(autouse=True)
def _asked_for(settings):
    settings.STAFF_SECOND_FACTOR = True


@pytest.fixture
def spare_codes(moderator):
    return give_code_app(moderator)


def is_in(client):
    return "_auth_user_id" in client.session


def admin_opens(client):
    return client.get("/admin/queue/").status_code == 200


def sign_in(client, member, password=PASSWORD):
    return client.post("/account/login/", {"login": member.username, "password": password})


def test_password_and_code_open_the_admin(client, moderator, spare_codes):
    sign_in(client, moderator)
    client.post("/account/2fa/authenticate/", {"code": code_now()})
    assert admin_opens(client)


@pytest.mark.parametrize(
    "path",
    [
        "/admin/login/", "/_util/login/", "/admin/password_reset/", "/admin/password_reset/done/",
        "/admin/password_reset/confirm/MQ/abc-def/", "/admin/password_reset/complete/", "/account/reauthenticate/",
        "/account/2fa/reauthenticate/", "/account/2fa/webauthn/reauthenticate/", "/account/2fa/webauthn/login/",
        "/account/login/code/confirm/", "/account/password/set/", "/account/password/change/", "/admin/account/",
        "/admin/api/main/pages/", "/_util/authenticate_with_password/1/1/",
    ],
)  # fmt: skip
def test_a_password_posted_at_any_other_door_signs_nobody_in(client, moderator, spare_codes, path):
    fields = {"username": moderator.username, "login": moderator.username, "password": PASSWORD, "code": spare_codes[0]}
    for answer in (client.get(path), client.post(path, fields)):
        assert answer.status_code in (302, 401, 403, 404, 405), answer.status_code
    assert not is_in(client)
    assert sign_in(client, moderator)["Location"].startswith("/account/2fa/authenticate/")


def test_half_a_login_opens_no_door(client, moderator, spare_codes):
    sign_in(client, moderator)
    for path in ("/account/", "/account/2fa/", "/account/2fa/totp/activate/", "/account/password/change/"):
        assert client.get(path).status_code == 302
    assert not admin_opens(client) and not is_in(client)
    client.post("/account/2fa/authenticate/", {"code": code_now()})
    assert client.get("/account/2fa/").status_code == 200


def test_a_reset_by_mail_leads_to_the_second_factor(client, moderator, spare_codes):
    moderator.email = "larch@example.org"
    moderator.save()
    EmailAddress.objects.create(user=moderator, email=moderator.email, verified=True, primary=True)
    client.post("/account/password/reset/", {"email": "larch@example.org"})
    link = re.search(r"/account/password/reset/key/\S+", mail.outbox[0].body)[0]
    form = client.get(link)["Location"]
    client.post(form, {"password1": NEW, "password2": NEW})
    assert not is_in(client)
    assert sign_in(client, moderator, NEW)["Location"].startswith("/account/2fa/authenticate/")
    assert not admin_opens(client)
    client.post("/account/2fa/authenticate/", {"code": code_now()})
    assert admin_opens(client)


def test_a_recovery_sheet_leads_to_the_second_factor(client, moderator, spare_codes):
    code = services.make_recovery_sheet(moderator)[0]
    client.post("/account/recover/", {"username": moderator.username, "code": code, "password": NEW})
    assert not is_in(client)
    assert sign_in(client, moderator, NEW)["Location"].startswith("/account/2fa/authenticate/")
    assert not admin_opens(client)


def test_the_codes_of_a_recovery_sheet_are_no_second_factor(client, moderator, spare_codes):
    code = services.make_recovery_sheet(moderator)[0]
    sign_in(client, moderator)
    assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == 200
    assert not is_in(client)
    client.post("/account/2fa/authenticate/", {"code": spare_codes[0]})
    assert admin_opens(client)


def test_every_page_of_the_admin_waits_for_it(as_, moderator, spare_codes):
    client = as_(moderator)
    names = {n for n in get_resolver().reverse_dict if isinstance(n, str) and n.startswith("wagtail")}
    tried = [
        "/admin/images/",
        "/admin/images/add/",
        "/admin/documents/",
        "/admin/documents/multiple/add/",
        "/admin/users/",
    ]
    for name in names:
        try:
            tried.append(reverse(name))
        except NoReverseMatch:
            continue
    tried = [path for path in tried if path.startswith("/admin/")]
    assert len(tried) > 20
    for path in tried:
        answer = client.get(path)
        assert answer.status_code == 403 or path in ("/admin/login/", "/admin/logout/", "/admin/password_reset/"), path
        assert client.post(path).status_code in (302, 403), path
    came_by_second_factor(client.session, moderator)
    assert admin_opens(client)


def test_a_token_of_wagtails_api_opens_nothing(client, moderator, spare_codes):
    _token, key = APIToken.create_token(user=moderator, name="mine")
    bearer = {"Authorization": f"Bearer {key}"}
    for path in ("/admin/queue/", "/admin/api/main/pages/", "/api/v3/pages/", "/api/"):
        assert client.get(path, headers=bearer).status_code in (302, 403, 404)


def test_who_has_a_factor_proves_by_it_and_not_by_the_password(as_, moderator, spare_codes):
    client = as_(moderator)
    answer = client.get("/account/2fa/webauthn/add/")
    assert answer["Location"].startswith("/account/2fa/reauthenticate/")
    answer = client.post("/account/reauthenticate/", {"password": PASSWORD})
    assert answer["Location"].startswith("/account/2fa/reauthenticate/")
    for path in (
        "webauthn/add/",
        "totp/deactivate/",
        "recovery-codes/",
        "recovery-codes/generate/",
        "recovery-codes/download/",
    ):
        assert client.get(f"/account/2fa/{path}").status_code == 302, path
    client.post("/account/2fa/reauthenticate/", {"code": code_now()})
    assert client.get("/account/2fa/webauthn/add/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_first_factor_signs_out_whoever_came_by_password_alone(client, moderator):
    thief = Client()
    sign_in(thief, moderator)
    thief.post("/account/reauthenticate/", {"password": PASSWORD})
    assert thief.get("/account/2fa/totp/activate/").status_code == 200
    sign_in(client, moderator)
    client.get("/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    client.post("/account/2fa/totp/activate/", {"code": code_now(secret)})
    assert client.get("/account/").status_code == 200
    assert thief.get("/account/2fa/totp/activate/")["Location"].startswith("/account/login/")


def test_staff_keep_at_least_one_factor(as_, moderator, ben):
    give_code_app(ben)
    for member in (moderator, ben):
        if member is moderator:
            give_code_app(member)
        client = as_(member)
        client.post("/account/2fa/reauthenticate/", {"code": code_now()})
        client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=ben).exists()
    assert Authenticator.objects.filter(user=moderator, type="totp").exists()


def test_the_proofs_of_another_account_count_for_nothing(as_, moderator, ben, spare_codes):
    client = as_(moderator)
    came_by_second_factor(client.session, ben)
    assert not has_given_second_factor(client.session, moderator) and not admin_opens(client)
    came_by_second_factor(client.session, moderator)
    assert has_given_second_factor(client.session, moderator) and admin_opens(client)


def test_a_moderator_reads_the_decisions_of_others_only_with_it(as_, moderator, ana, topic):
    from forums import services as forums
    from moderation import services as moderation
    from moderation.models import Case

    forums.reply(topic, ana, "Ring 07700 900 142.")
    case = Case.objects.get()
    decision = moderation.decide(case.pk, "approve", moderator, case.version)
    give_code_app(moderator)
    client = as_(moderator)
    assert client.get(f"/decisions/{decision.pk}/").status_code == 403
    came_by_second_factor(client.session, moderator)
    assert client.get(f"/decisions/{decision.pk}/").status_code == 200
    assert as_(ana).get(f"/decisions/{decision.pk}/").status_code == 200


def test_an_expired_role_asks_nobody_for_it(as_, ben):
    credential = services.grant_credential(ben, Role.MODERATOR, "seen", None)
    assert as_(ben).get("/admin/").status_code == 403
    services.withdraw_credential(credential)
    assert as_(ben).get("/admin/", follow=True).status_code == 404


def test_many_wrong_codes_are_stopped_in_words(client, moderator, spare_codes, settings):
    settings.ACCOUNT_RATE_LIMITS = {}
    sign_in(client, moderator)
    for _ in range(5):
        answer = client.post("/account/2fa/authenticate/", {"code": wrong_code()})
        assert "That code is not right" in answer.content.decode()
    answer = client.post("/account/2fa/authenticate/", {"code": code_now()})
    assert "That was tried many times" in answer.content.decode() and not is_in(client)


def test_a_spare_code_works_once_and_says_so(moderator, spare_codes):
    for number in range(2):
        client = Client()
        sign_in(client, moderator)
        answer = client.post("/account/2fa/authenticate/", {"code": spare_codes[0]})
        assert is_in(client) == (number == 0)
    assert "That spare code has been used" in answer.content.decode()


def test_a_code_of_the_app_works_once_and_says_so(moderator, spare_codes):
    code = code_now()
    for number in range(2):
        client = Client()
        sign_in(client, moderator)
        answer = client.post("/account/2fa/authenticate/", {"code": code})
        assert is_in(client) == (number == 0)
    assert "That code was used a moment ago" in answer.content.decode()
