from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from community.members import permissions, registries, services
from community.members.models import Member
from community.members.permissions import Refusal, Refused, refusals_in, why_not_write
from moderation import services as moderation
from tests.conftest import make_member

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

    def gate(member, place_id=None):
        return Refusal("restricted", "Please rest until tomorrow.") if member == ana else None

    registries.register_write_gate(gate)
    registries.register_write_gate(gate)
    assert registries.write_gates == [gate]
    assert why_not_write(ana).code == "restricted"
    assert why_not_write(ben) is None
    with pytest.raises(Refused) as refused:
        permissions.must_be_able_to_write(ana)
    assert refused.value.refusal.text == "Please rest until tomorrow."


def test_asked_for_many_at_once_the_gate_says_what_it_says_to_each(ana, consent, moderator, django_assert_num_queries):
    group = services.publish_agreement("We come on time.", "Words.", scope="group:7")
    cast = {name: make_member(name) for name in ("Green Alder", "Low Tide", "Old Ferry", "Wet Slate", "Tall Reed")}
    services.accept(cast["Green Alder"], group)
    services.pause(cast["Low Tide"], timezone.now() + timedelta(days=1))
    moderation.act_on_person(cast["Old Ferry"].home_persona, "ban", moderator, 0, "Three times asked.")
    Member.objects.filter(pk=cast["Wet Slate"].pk).update(is_active=False)
    Member.objects.filter(pk=cast["Tall Reed"].pk).update(approved_at=None)
    # Ana joined before there was a consent to give.
    members = [ana, *cast.values()]
    places = {(member.pk, scopes, None) for member in members for scopes in ((), ("group:7",))}
    fresh = {member.pk: Member.objects.get(pk=member.pk) for member in members}
    one_by_one = {place: why_not_write(fresh[place[0]], place[1]) for place in places}
    assert refusals_in(places) == {place: refusal for place, refusal in one_by_one.items() if refusal is not None}
    assert {refusal and refusal.code for refusal in one_by_one.values()} == {
        None, "agreement", "paused", "restricted", "closed", "approval",
    }  # fmt: skip
    may = {place for place, refusal in one_by_one.items() if refusal is None}
    assert may == {(cast["Green Alder"].pk, (), None), (cast["Green Alder"].pk, ("group:7",), None)}
    with django_assert_num_queries(1):
        assert refusals_in(may) == {}


def test_a_gate_that_knows_no_way_to_ask_for_many_is_asked_for_each(ana, ben, monkeypatch):
    def gate(member, place_id=None):
        return Refusal("restricted", "Please rest until tomorrow.") if member == ana else None

    places = {(ana.pk, (), None), (ben.pk, (), None)}
    assert refusals_in(places) == {}
    monkeypatch.setattr(registries, "write_gates", [gate])
    monkeypatch.setattr(permissions, "write_gates", registries.write_gates)
    assert [refusal.code for refusal in refusals_in(places).values()] == ["restricted"]


def test_nobody_has_an_account_that_is_gone():
    assert [refusal.code for refusal in refusals_in({(None, (), None), (999_999, (), None)}).values()] == [
        "closed",
        "closed",
    ]
