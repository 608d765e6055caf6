"""Roles that staff give: the label, who may give it, how it ends, and the record that stays."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import ModelLogEntry

from community.members import queries, services
from community.members.models import Credential, FormerName, Member, Role
from community.members.permissions import Refused
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def role_of(member):
    member.home_persona.refresh_from_db()
    return member.home_persona.role_now


def in_days(number):
    return timezone.now() + timedelta(days=number)


def test_a_granted_role_is_shown_beside_the_name(ana, administrator):
    assert role_of(ana) == Role.PEER
    services.grant_credential(ana, Role.VOLUNTEER, "Saw the certificate.", administrator)
    assert role_of(ana) == Role.VOLUNTEER


def test_the_label_is_on_the_page(as_, topic, ana, administrator):
    author = '<span class="who">Quiet Heron</span> <span class="role role-{}">'
    assert author.format("peer") in as_(None).get(f"/t/{topic.pk}/").content.decode()
    services.grant_credential(ana, Role.VOLUNTEER, "Saw the certificate.", administrator)
    assert author.format("volunteer") in as_(None).get(f"/t/{topic.pk}/").content.decode()


def test_an_expired_role_shows_as_peer_at_once(ana, administrator):
    services.grant_credential(ana, Role.PROFESSIONAL, "Register 12.", administrator, in_days(1))
    assert role_of(ana) == Role.PROFESSIONAL
    ana.home_persona.role_until = timezone.now() - timedelta(seconds=1)
    assert ana.home_persona.role_now == Role.PEER


def test_a_withdrawn_role_is_gone_and_its_record_is_kept(ana, administrator):
    credential = services.grant_credential(ana, Role.VOLUNTEER, "Saw the certificate.", administrator)
    services.withdraw_credential(credential, administrator, "Left us.")
    assert role_of(ana) == Role.PEER
    kept = Credential.objects.get(pk=credential.pk)
    assert (kept.withdrawn_by, kept.withdrawn_reason, kept.evidence) == (
        administrator, "Left us.", "Saw the certificate.",
    )  # fmt: skip
    assert kept.withdrawn_at is not None


def test_withdrawing_one_role_leaves_another_that_is_in_force(ana, administrator):
    services.grant_credential(ana, Role.VOLUNTEER, "Saw the certificate.", administrator)
    professional = services.grant_credential(ana, Role.PROFESSIONAL, "Register 12.", administrator)
    services.withdraw_credential(professional)
    assert role_of(ana) == Role.VOLUNTEER


def test_withdrawing_brings_back_no_role_that_has_expired(ana, administrator):
    services.grant_credential(ana, Role.VOLUNTEER, "Old.", administrator, in_days(-1))
    services.withdraw_credential(services.grant_credential(ana, Role.PROFESSIONAL, "Register 12.", administrator))
    assert role_of(ana) == Role.PEER


def test_a_renewal_is_shown_for_as_long_as_the_longer_of_both(ana, administrator):
    services.grant_credential(ana, Role.VOLUNTEER, "Renewed.", administrator, in_days(400))
    services.grant_credential(ana, Role.VOLUNTEER, "The older paper, entered late.", administrator, in_days(10))
    ana.home_persona.refresh_from_db()
    assert ana.home_persona.role_until > timezone.now() + timedelta(days=300)


def test_a_shorter_role_gives_way_to_the_one_beneath_it_by_the_clock(ana, administrator):
    services.grant_credential(ana, Role.VOLUNTEER, "Our course.", administrator, in_days(300))
    services.grant_credential(ana, Role.PROFESSIONAL, "Register 12.", administrator, in_days(1))
    assert role_of(ana) == Role.PROFESSIONAL
    Credential.objects.filter(role=Role.PROFESSIONAL).update(expires_at=in_days(-1))
    Member.objects.filter(pk=ana.pk).update(powers_until=in_days(-1))
    assert services.settle_expired() == 1
    assert role_of(ana) == Role.VOLUNTEER
    assert services.settle_expired() == 0


def test_nobody_gives_a_role_to_themselves(administrator, owner, ana):
    for staff in (administrator, owner):
        with pytest.raises(Refused) as refused:
            services.grant_credential(staff, Role.PROFESSIONAL, "I know myself.", staff)
        assert refused.value.refusal.code == "self"
        assert services.grant_credential(ana, Role.PROFESSIONAL, "Register 12.", staff)


def test_only_administrators_give_roles_and_take_them_back(administrator, moderator, editor, facilitator, ana):
    credential = services.grant_credential(ana, Role.VOLUNTEER, "Saw the certificate.", administrator)
    for staff in (moderator, editor, facilitator, ana):
        with pytest.raises(Refused):
            services.grant_credential(make_member(f"Under {staff}"), Role.VOLUNTEER, "A friend.", staff)
        with pytest.raises(Refused):
            services.withdraw_credential(credential, staff, "I dislike it.")
    assert role_of(ana) == Role.VOLUNTEER


def test_only_full_access_makes_and_unmakes_administrators(administrator, owner, ana):
    with pytest.raises(Refused):
        services.grant_credential(ana, Role.ADMINISTRATOR, "Works for us.", administrator)
    credential = services.grant_credential(ana, Role.ADMINISTRATOR, "Works for us.", owner)
    with pytest.raises(Refused):
        services.withdraw_credential(credential, administrator, "Quarrel.")
    services.withdraw_credential(credential, Member.objects.get(pk=ana.pk), "I leave.")
    assert role_of(ana) == Role.PEER


def test_a_role_for_one_place_is_for_moderators_alone(administrator, ana, board):
    with pytest.raises(Refused):
        services.grant_credential(ana, Role.VOLUNTEER, "Saw it.", administrator, page=board)
    services.grant_credential(ana, Role.MODERATOR, "Met her.", administrator, page=board)
    assert queries.moderated_paths(ana) == [board.path]
    assert [group.name for group in ana.groups.all()] == ["Local moderators"]


def test_who_waits_to_be_let_in_gets_no_role(administrator, ana):
    Member.objects.filter(pk=ana.pk).update(approved_at=None)
    with pytest.raises(Refused):
        services.grant_credential(Member.objects.get(pk=ana.pk), Role.VOLUNTEER, "Saw it.", administrator)
    Member.objects.filter(pk=ana.pk).update(approved_at=timezone.now())
    assert services.grant_credential(Member.objects.get(pk=ana.pk), Role.VOLUNTEER, "Saw it.", administrator)


def test_evidence_and_reasons_are_sealed_and_not_in_the_log(administrator, ana):
    credential = services.grant_credential(ana, Role.VOLUNTEER, "Zebra certificate.", administrator)
    services.withdraw_credential(credential, administrator, "Okapi reasons.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT evidence, withdrawn_reason FROM members_credential WHERE id = %s", [credential.pk])
        row = "".join(str(bytes(value) if not isinstance(value, str) else value) for value in cursor.fetchone())
    assert row and "Zebra" not in row and "Okapi" not in row
    entries = ModelLogEntry.objects.filter(object_id=str(ana.pk)).order_by("timestamp")
    assert [(e.action, e.user, e.data["role"]) for e in entries] == [
        ("members.grant", administrator, "volunteer"), ("members.withdraw", administrator, "volunteer"),
    ]  # fmt: skip
    assert not any(word in str(e.data) for e in entries for word in ("Zebra", "Okapi"))


def test_a_given_up_name_is_free_again_after_its_rest(ana):
    FormerName.objects.create(member=ana, name_key="older", free_at=in_days(-1))
    FormerName.objects.create(member=ana, name_key="newer", free_at=in_days(1))
    assert services.forget_rested_names() == 1
    assert [name.name_key for name in FormerName.objects.all()] == ["newer"]
