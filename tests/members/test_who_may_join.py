"""Open, by approval, or by invitation: what each lets happen, and that nothing typed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members import services
from community.members.models import Invitation, Member
from community.members.permissions import why_not_write
from tests.members.joining import WAY, decide, fields

pytestmark = pytest.mark.django_db
REFUSED = "That invitation does not work."


@pytest.fixture
def by_approval(home):
    return decide(home, joining="approval")


@pytest.fixture
def by_invitation(home):
    return decide(home, joining="invitation")


def test_an_open_community_asks_for_no_code(client, home):
    assert 'name="invitation"' not in client.get(WAY).content.decode()
    client.post(WAY, fields())
    assert Member.objects.get().is_approved


def test_who_waits_for_approval_signs_in_and_reads_and_does_not_write(client, by_approval, topic):
    assert "Somebody from the team lets new people in" in client.get(WAY).content.decode()
    assert client.post(WAY, fields()).status_code == 302
    member = Member.objects.get(login_word="night-walker")
    assert not member.is_approved and why_not_write(member).code == "approval"
    assert "Somebody will let you in" in client.get("/account/welcome/").content.decode()
    assert client.get(f"/t/{topic.pk}/").status_code == 200
    client.post(f"/t/{topic.pk}/reply/", {"body": "Words before anybody said yes."})
    assert topic.posts.count() == 1


def test_after_a_yes_nothing_stands_in_the_way(client, by_approval):
    client.post(WAY, fields())
    member = Member.objects.get()
    assert services.admit_to_community(member)
    assert why_not_write(Member.objects.get()) is None
    assert "Somebody will let you in" not in client.get("/account/welcome/").content.decode()


def test_an_invitation_lets_one_in_and_is_spent(client, by_invitation):
    invitation, code = services.make_invitation(None)
    assert client.post(WAY, fields(invitation=code)).status_code == 302
    invitation.refresh_from_db()
    assert invitation.uses == 1 and Member.objects.get().is_approved


def test_the_code_in_the_address_stands_in_the_form(client, by_invitation):
    page = client.get("/account/signup/?code=ABCD-EFGH-JKLM&next=/boards/").content.decode()
    assert 'value="ABCD-EFGH-JKLM"' in page and 'name="next" value="/boards/"' in page


def test_a_code_may_be_typed_loosely(client, by_invitation):
    code = services.make_invitation(None)[1]
    assert client.post(WAY, fields(invitation=f" {code.lower().replace('-', ' ')} ")).status_code == 302


def spoil(kind):
    invitation, code = services.make_invitation(None)
    changed = {
        "expired": {"expires_at": timezone.now() - timedelta(minutes=1)},
        "used up": {"uses": 1},
        "taken back": {"revoked_at": timezone.now()},
    }
    Invitation.objects.filter(pk=invitation.pk).update(**changed.get(kind, {}))
    return "AAAA-BBBB-CCCC" if kind == "wrong" else code


def test_every_code_that_does_not_work_is_answered_alike_and_nothing_is_lost(client, by_invitation):
    said = set()
    for kind in ("wrong", "expired", "used up", "taken back"):
        page = client.post(WAY, fields(invitation=spoil(kind))).content.decode()
        assert REFUSED in page and 'value="Soft Lantern"' in page and 'value="night-walker"' in page, kind
        said.add(page.count(REFUSED))
    assert len(said) == 1 and not Member.objects.exists()
    assert client.post(WAY, fields(invitation=services.make_invitation(None)[1])).status_code == 302


def test_without_a_code_there_is_no_account(client, by_invitation):
    assert "Please fill this in." in client.post(WAY, fields()).content.decode()
    assert not Member.objects.exists()


def test_the_last_place_goes_to_one_of_two(client, by_invitation, monkeypatch):
    _, code = services.make_invitation(None)
    # Both forms were checked before either was saved.
    monkeypatch.setattr(Invitation, "works", lambda self, now=None: True)
    assert client.post(WAY, fields(invitation=code)).status_code == 302
    client.logout()
    page = client.post(WAY, fields(invitation=code, pseudonym="Amber Kite")).content.decode()
    assert REFUSED in page and 'value="Amber Kite"' in page
    assert Member.objects.count() == 1


def test_a_code_is_not_spent_on_an_account_that_was_not_made(client, by_invitation, monkeypatch):
    from community.members.forms import PseudonymField

    services.join(Member(username="first-1234"), "Soft Lantern")
    invitation, code = services.make_invitation(None)
    monkeypatch.setattr(PseudonymField, "clean", lambda self, value: value)
    assert "Somebody here has that name" in client.post(WAY, fields(invitation=code)).content.decode()
    invitation.refresh_from_db()
    assert invitation.uses == 0
