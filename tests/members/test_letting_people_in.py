"""People who asked to join: seen, let in one by one or together, told of it, or not let in."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.models import ModelLogEntry

from community.members import permissions, services
from community.members.models import Member
from community.notifications.models import Notice
from community.notifications.services import send_waiting_mail
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(agreement):
    """`waiting(name)`: somebody who asked to join."""

    def waiting(name, **fields):
        member = make_member(name, joined_days_ago=0, published=0)
        Member.objects.filter(pk=member.pk).update(approved_at=None, **fields)
        return Member.objects.get(pk=member.pk)

    return waiting


def again(member):
    return Member.objects.get(pk=member.pk)


def test_the_admins_front_page_counts_them_for_administrators_alone(as_, administrator, moderator, waiting):
    assert "waits to be let in" not in as_(administrator).get("/admin/").content.decode()
    waiting("Bright Gate")
    assert "1</span> person waits to be let in" in as_(administrator).get("/admin/").content.decode()
    assert "to be let in" not in as_(moderator).get("/admin/").content.decode()


def test_one_is_let_in_and_told_by_a_notice_and_a_mail_that_says_nothing(as_, administrator, waiting):
    member = waiting("Bright Gate", email="gate@example.org")
    assert permissions.why_not_write(member).code == "approval"
    way = f"/admin/users/member/{member.pk}/let-in/"
    client = as_(administrator)
    assert client.get(way).status_code == 405
    assert client.post(way).status_code == 302
    assert permissions.why_not_write(again(member)) is None
    assert "let you in" in as_(again(member)).get("/notices/").content.decode()
    as_(administrator).post(way)
    assert Notice.objects.filter(member=member).count() == 1
    Notice.objects.update(read_at=None)
    send_waiting_mail()
    assert len(mail.outbox) == 1 and "Gate" not in mail.outbox[0].body + mail.outbox[0].subject
    assert ModelLogEntry.objects.filter(action="members.admit", user=administrator).count() == 1


def test_who_was_not_waiting_is_told_nothing(ana):
    assert not services.admit_to_community(ana)
    assert not Notice.objects.exists()


def test_not_letting_in_erases_the_empty_account_and_nothing_else(as_, administrator, waiting, ana):
    member = waiting("Bright Gate")
    client = as_(administrator)
    assert client.get(f"/admin/users/member/{member.pk}/decline/").status_code == 200
    assert client.post(f"/admin/users/member/{member.pk}/decline/").status_code == 302
    gone = again(member)
    assert not gone.is_active and gone.home_persona is None
    assert client.get(f"/admin/users/member/{member.pk}/").status_code == 404
    assert "erased-" not in client.get("/admin/users/").content.decode()
    client.post(f"/admin/users/member/{ana.pk}/decline/")
    assert again(ana).is_active and again(ana).home_persona is not None


def test_several_are_let_in_at_once(as_, administrator, waiting, ana):
    people = [waiting("Bright Gate"), waiting("Wide Harbour")]
    ids = "&".join(f"id={member.pk}" for member in [*people, ana])
    way = f"/admin/bulk/members/member/let_in/?{ids}&next=/admin/users/"
    client = as_(administrator)
    page = client.get(way).content.decode()
    assert "Bright Gate" in page and "These are not waiting:" in page
    assert client.post(way).status_code == 302
    assert all(again(member).is_approved for member in people)
    assert Notice.objects.count() == 2


def test_select_all_takes_the_list_as_it_is_filtered_and_no_more(as_, administrator, waiting):
    inside, outside = waiting("Bright Gate"), waiting("Wide Harbour")
    client = as_(administrator)
    client.post("/admin/bulk/members/member/let_in/?id=all&state=waiting&q=Bright&next=/admin/users/")
    assert again(inside).is_approved and not again(outside).is_approved
    client.post("/admin/bulk/members/member/let_in/?id=all&state=paused&next=/admin/users/")
    assert not again(outside).is_approved
    client.post("/admin/bulk/members/member/let_in/?id=all&state=waiting&next=/admin/users/")
    assert again(outside).is_approved


def test_select_all_closes_only_the_accounts_in_the_filter(as_, administrator, ana, ben):
    Member.objects.filter(pk=ana.pk).update(paused_until=timezone.now() + timedelta(days=3))
    way = "/admin/bulk/members/member/set_active_state/?id=all&state=paused&next=/admin/users/"
    as_(administrator).post(way, {"mark_as_active": "False"})
    assert not again(ana).is_active and again(ben).is_active


def test_other_staff_let_nobody_in(as_, administrator, moderator, editor, waiting):
    member = waiting("Bright Gate")
    for person in (moderator, editor):
        as_(person).post(f"/admin/users/member/{member.pk}/let-in/")
        as_(person).post(f"/admin/bulk/members/member/let_in/?id={member.pk}&next=/admin/")
        as_(person).post(f"/admin/users/member/{member.pk}/decline/")
    assert again(member).approved_at is None and again(member).is_active
    as_(administrator).post(f"/admin/users/member/{member.pk}/let-in/")
    assert again(member).is_approved
