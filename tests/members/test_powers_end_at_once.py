"""A power ends with its credential, at the very next request, whoever was signed in and whatever they had open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members import services, tasks
from community.members.models import Credential, Member, Persona, Role

pytestmark = pytest.mark.django_db


def let_time_pass(member):
    """As if the end of every credential of `member` had come; nothing tidies up."""
    before = timezone.now() - timedelta(seconds=1)
    Credential.objects.filter(member=member).update(expires_at=before)
    Member.objects.filter(pk=member.pk).update(powers_until=before)
    Persona.objects.filter(member=member).update(role_until=before)


def opens_admin(client):
    return client.get("/admin/").status_code == 200


def test_an_editor_whose_role_expires_loses_the_admin_at_the_next_request(as_, editor):
    client = as_(editor)
    assert opens_admin(client) and client.get("/admin/pages/", follow=True).status_code == 200
    let_time_pass(editor)
    assert not opens_admin(client) and client.get("/admin/pages/", follow=True).status_code == 404
    assert not editor.groups.exists()


def test_an_editor_whose_role_is_taken_back_loses_the_admin_at_the_next_request(as_, editor, administrator):
    client = as_(editor)
    assert opens_admin(client)
    services.withdraw_credential(editor.credentials.get(), administrator, "Left us.")
    assert not opens_admin(client)


def test_a_role_that_is_left_keeps_its_own_powers_alone(as_, editor, administrator):
    services.grant_credential(editor, Role.MODERATOR, "Met him.", administrator)
    client = as_(editor)
    assert client.get("/admin/queue/").status_code == 200
    services.withdraw_credential(editor.credentials.get(role=Role.MODERATOR), administrator, "Only for August.")
    assert opens_admin(client) and client.get("/admin/queue/").status_code != 200


def test_the_clock_settles_those_who_never_come_back(editor, moderator):
    let_time_pass(editor)
    tasks.end_expired_roles.call_local()
    assert not editor.groups.exists()
    assert [group.name for group in moderator.groups.all()] == ["Moderators"]
    assert Persona.objects.get(member=editor).role == Role.PEER


def test_a_password_from_staff_and_sign_out_everywhere_end_open_sign_ins(client, django_user_model, administrator, ana):
    from django.test import Client

    from tests.conftest import sign_in

    phone, staff = sign_in(Client(), ana), sign_in(client, administrator)
    assert phone.get("/account/").status_code == 200
    assert staff.get(f"/admin/users/member/{ana.pk}/sign-out/").status_code == 405
    staff.post(f"/admin/users/member/{ana.pk}/sign-out/")
    assert phone.get("/account/").status_code == 302
    phone = sign_in(Client(), Member.objects.get(pk=ana.pk))
    assert phone.get("/account/").status_code == 200
    words = {"password1": "a new one 12345", "password2": "a new one 12345"}
    staff.post(f"/admin/users/edit/{ana.pk}/", {"username": ana.username, "is_active": "on", **words})
    assert phone.get("/account/").status_code == 302
