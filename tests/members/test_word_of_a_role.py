"""Somebody who is given a role, or loses one, is told so: in the inbox, and by a mail that says nothing of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from community.members import services, tasks
from community.members.models import Member, Role
from community.members.services.preferences import choose
from community.notifications import services as notifications
from community.notifications.models import Mail, Notice

pytestmark = pytest.mark.django_db


def kinds(member):
    return [notice.kind for notice in Notice.objects.filter(member=member).order_by("pk")]


def let_time_pass(member):
    before = timezone.now() - timedelta(seconds=1)
    member.credentials.filter(withdrawn_at__isnull=True, expires_at__isnull=False).update(expires_at=before)
    Member.objects.filter(pk=member.pk).update(powers_until=before)


def give(member, administrator, role=Role.VOLUNTEER, days=30):
    return services.grant_credential(
        member, role, "Saw the certificate.", administrator, timezone.now() + timedelta(days=days)
    )


def test_a_role_that_was_given_is_told_and_leads_to_the_page_that_names_it(as_, ana, administrator):
    give(ana, administrator)
    assert kinds(ana) == ["members.role_given"]
    assert kinds(administrator) == []
    client = as_(ana)
    inbox = client.get("/notices/").content.decode()
    assert "You were given a role here." in inbox and 'href="/account/"' in inbox
    page = client.get("/account/").content.decode()
    assert "What you do here" in page and "Trained volunteer" in page and "Until the end of" in page


def test_the_page_of_one_who_has_no_role_names_none(as_, ana, ben, administrator):
    give(ana, administrator)
    assert "What you do here" in as_(ana).get("/account/").content.decode()
    assert "What you do here" not in as_(ben).get("/account/").content.decode()


def test_a_role_that_staff_take_back_is_told(as_, ana, administrator):
    services.withdraw_credential(give(ana, administrator), administrator, "Zebra reasons.")
    assert kinds(ana) == ["members.role_given", "members.role_ended"]
    inbox = as_(ana).get("/notices/").content.decode()
    assert "A role you had here is over" in inbox and "Zebra" not in inbox
    assert "What you do here" not in as_(ana).get("/account/").content.decode()


@pytest.mark.parametrize("notices_it", ["clock", "request"])
def test_a_role_that_runs_out_is_told_once(as_, ana, ben, administrator, notices_it):
    give(ana, administrator)
    give(ben, administrator)
    let_time_pass(ana)
    if notices_it == "clock":
        tasks.end_expired_roles.call_local()
    as_(ana).get("/notices/")
    tasks.end_expired_roles.call_local()
    assert kinds(ana) == ["members.role_given", "members.role_ended"]
    assert kinds(ben) == ["members.role_given"]


def test_a_role_that_was_renewed_in_time_does_not_end(ana, administrator):
    give(ana, administrator, days=1)
    services.grant_credential(ana, Role.VOLUNTEER, "Renewed.", administrator)
    let_time_pass(ana)
    tasks.end_expired_roles.call_local()
    assert kinds(ana) == ["members.role_given", "members.role_given"]


def test_an_older_end_is_not_told_again_when_another_comes(ana, administrator):
    give(ana, administrator)
    let_time_pass(ana)
    tasks.end_expired_roles.call_local()
    Notice.objects.all().delete()
    # Well after the first, as the clock has it.
    ana.credentials.update(expires_at=timezone.now() - timedelta(days=40))
    give(ana, administrator, Role.EDITOR)
    let_time_pass(ana)
    ana.credentials.filter(role=Role.VOLUNTEER).update(expires_at=timezone.now() - timedelta(days=40))
    tasks.end_expired_roles.call_local()
    assert kinds(ana) == ["members.role_given", "members.role_ended"]


def test_who_gives_a_role_back_need_not_be_told(ana, ben, administrator):
    credential = give(ana, administrator, Role.MODERATOR)
    services.grant_credential(ana, Role.ADMINISTRATOR, "The site's own.", None)
    services.withdraw_credential(credential, Member.objects.get(pk=ana.pk), "I leave.")
    services.withdraw_credential(give(ben, administrator), administrator, "Left us.")
    assert kinds(ana) == ["members.role_given"]
    assert kinds(ben) == ["members.role_given", "members.role_ended"]


def test_what_goes_by_mail_names_no_role_and_can_be_chosen_away(ana, ben, administrator):
    Member.objects.filter(pk__in=[ana.pk, ben.pk]).update(email="somebody@example.org")
    choose(ben, no_mail=["account"])
    for member in (ana, ben):
        give(Member.objects.get(pk=member.pk), administrator)
    assert Mail.objects.count() == 2
    assert notifications.send_waiting_mail() == 1
    sent = mail.outbox[0].subject + mail.outbox[0].body
    assert "waiting for you" in sent and "role" not in sent.lower() and "volunteer" not in sent.lower()
