from datetime import timedelta

import pytest
from django.utils import timezone

from community.members import services
from community.members.models import Credential, Role

pytestmark = pytest.mark.django_db


def role_of(member):
    member.home_persona.refresh_from_db()
    return member.home_persona.role_now


def test_a_granted_role_is_shown_beside_the_name(ana, moderator):
    assert role_of(ana) == Role.PEER
    services.grant_credential(ana, Role.VOLUNTEER, "Saw the certificate.", moderator)
    assert role_of(ana) == Role.VOLUNTEER


def test_the_label_is_on_the_page(as_, topic, ana, moderator):
    author = '<span class="who">Quiet Heron</span> <span class="role role-{}">'
    assert author.format("peer") in as_(None).get(f"/t/{topic.pk}/").content.decode()
    services.grant_credential(ana, Role.VOLUNTEER, "Saw the certificate.", moderator)
    assert author.format("volunteer") in as_(None).get(f"/t/{topic.pk}/").content.decode()


def test_an_expired_role_shows_as_peer_at_once(ana, moderator):
    services.grant_credential(ana, Role.PROFESSIONAL, "Register 12.", moderator, timezone.now() + timedelta(hours=1))
    assert role_of(ana) == Role.PROFESSIONAL
    ana.home_persona.role_until = timezone.now() - timedelta(seconds=1)
    assert ana.home_persona.role_now == Role.PEER


def test_a_withdrawn_role_is_gone_and_its_record_is_kept(ana, moderator):
    credential = services.grant_credential(ana, Role.VOLUNTEER, "Saw the certificate.", moderator)
    services.withdraw_credential(credential)
    assert role_of(ana) == Role.PEER
    assert Credential.objects.get(pk=credential.pk).withdrawn_at is not None


def test_withdrawing_one_role_leaves_another_that_is_in_force(ana, moderator):
    services.grant_credential(ana, Role.VOLUNTEER, "Saw the certificate.", moderator)
    professional = services.grant_credential(ana, Role.PROFESSIONAL, "Register 12.", moderator)
    services.withdraw_credential(professional)
    assert role_of(ana) == Role.VOLUNTEER


def test_withdrawing_brings_back_no_role_that_has_expired(ana, moderator):
    services.grant_credential(ana, Role.VOLUNTEER, "Old.", moderator, timezone.now() - timedelta(days=1))
    services.withdraw_credential(services.grant_credential(ana, Role.PROFESSIONAL, "Register 12.", moderator))
    assert role_of(ana) == Role.PEER
