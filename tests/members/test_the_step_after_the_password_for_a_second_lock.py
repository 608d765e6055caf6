"""The step after the password speaks of the locks that somebody has."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from community.members import services
from tests.conftest import PASSWORD

from .proofs import give_code_app

pytestmark = pytest.mark.django_db
BUTTON, FIELD, SHEET = 'id="mfa_webauthn_authenticate"', 'name="code"', 'href="/account/recover/"'


@pytest.fixture(autouse=True)
def _no_keys_are_read(monkeypatch):
    # No browser answers here, so a key without a real credential will do.
    monkeypatch.setattr("allauth.mfa.base.views.webauthn_auth.begin_authentication", lambda user: {})


def give_passkey(member):
    Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"})


def step(client, member):
    client.post("/account/login/", {"login": member.username, "password": PASSWORD})
    answer = client.get("/account/2fa/authenticate/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_with_a_passkey_alone_the_passkey_comes_first_and_no_code_app_is_named(client, ana):
    give_passkey(ana)
    RecoveryCodes.activate(ana)
    page = step(client, ana)
    assert page.index(BUTTON) < page.index("Or type a spare code") < page.index(FIELD)
    assert "code app" not in page


def test_without_spare_codes_nothing_asks_for_a_code(client, ana):
    give_passkey(ana)
    page = step(client, ana)
    assert BUTTON in page and FIELD not in page


def test_with_a_code_app_alone_no_passkey_is_named(client, ana):
    give_code_app(ana)
    page = step(client, ana)
    assert "Open your code app" in page and "A spare code works too" in page and FIELD in page
    assert "passkey" not in page.lower().split("<main", 1)[1].split("</main>")[0]


def test_with_both_the_passkey_comes_first_and_both_kinds_of_code_are_named(client, ana):
    give_code_app(ana)
    give_passkey(ana)
    page = step(client, ana)
    assert page.index(BUTTON) < page.index("six numbers of your code app, or a spare code") < page.index(FIELD)


def test_the_recovery_sheet_is_offered_to_who_has_one_and_not_to_staff_whose_lock_it_leaves_on(
    client, ana, ben, moderator
):
    for member in (ana, ben, moderator):
        give_code_app(member)
    services.make_recovery_sheet(ana)
    services.make_recovery_sheet(moderator)
    assert SHEET in step(client, ana)
    assert SHEET not in step(client.__class__(), ben)
    assert SHEET not in step(client.__class__(), moderator)
