import pytest
from django.contrib.auth.models import AnonymousUser

from community.members import permissions, registries, services
from community.members.permissions import Refusal, Refused, why_not_write

pytestmark = pytest.mark.django_db


def test_a_member_who_agreed_may_write(ana):
    assert why_not_write(ana) is None
    permissions.must_be_able_to_write(ana)


def test_a_visitor_is_asked_to_sign_in(db):
    assert why_not_write(AnonymousUser()).code == "sign_in"


def test_one_who_has_not_agreed_is_asked_to(newcomer, agreement):
    assert why_not_write(newcomer).code == "agreement"
    services.accept(newcomer, agreement)
    assert why_not_write(newcomer) is None


def test_a_closed_account_cannot_write(ana):
    ana.is_active = False
    assert why_not_write(ana).code == "closed"


def test_a_registered_gate_can_refuse_one_member(ana, ben, monkeypatch):
    monkeypatch.setattr(registries, "write_gates", [])
    monkeypatch.setattr(permissions, "write_gates", registries.write_gates)
    assert why_not_write(ana) is None

    def gate(member):
        return Refusal("restricted", "Please rest until tomorrow.") if member == ana else None

    registries.register_write_gate(gate)
    registries.register_write_gate(gate)
    assert registries.write_gates == [gate]
    assert why_not_write(ana).code == "restricted"
    assert why_not_write(ben) is None
    with pytest.raises(Refused) as refused:
        permissions.must_be_able_to_write(ana)
    assert refused.value.refusal.text == "Please rest until tomorrow."
