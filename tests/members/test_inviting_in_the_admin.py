"""Invitation codes: made in the admin, shown once, counted, ended."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.utils import timezone

from community.members import services
from community.members.models import Invitation

pytestmark = pytest.mark.django_db


def make(client, **changed):
    day = (timezone.localdate() + timedelta(days=10)).isoformat()
    return client.post(
        "/admin/invitations/new/", {"note": "Course in May", "most_uses": 2, "expires_on": day, **changed}
    )


def code_of(answer):
    return answer.context["code"]


def test_the_code_is_shown_once_with_a_link_that_holds_it_and_kept_nowhere(as_, administrator):
    client = as_(administrator)
    answer = make(client)
    page, code = answer.content.decode(), code_of(answer)
    assert code in page
    link = answer.context["link"]
    assert urlsplit(link).path == "/account/signup/" and parse_qs(urlsplit(link).query)["code"] == [code]
    for way in ("/admin/invitations/", "/admin/", "/admin/reports/site-history/"):
        assert code not in client.get(way).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM members_invitation")
        assert code not in str(cursor.fetchall())


def test_it_lets_as_many_in_as_was_said_and_the_list_counts_them(as_, administrator):
    client = as_(administrator)
    code = code_of(make(client))
    assert "0 of 2" in client.get("/admin/invitations/").content.decode()
    assert services.spend_invitation(code.lower().replace("-", " "))
    assert "1 of 2" in client.get("/admin/invitations/").content.decode()
    assert services.spend_invitation(code)
    assert not services.spend_invitation(code)
    assert "Used up" in client.get("/admin/invitations/").content.decode()


def test_an_ended_one_lets_nobody_in(as_, administrator):
    client = as_(administrator)
    code = code_of(make(client))
    invitation = Invitation.objects.get()
    assert client.get(f"/admin/invitations/{invitation.pk}/end/").status_code == 200
    assert client.post(f"/admin/invitations/{invitation.pk}/end/").status_code == 302
    assert not services.spend_invitation(code)
    assert "Ended by staff" in client.get("/admin/invitations/").content.decode()
    assert client.post("/admin/invitations/99999/end/").status_code == 404


def test_one_that_is_over_lets_nobody_in(as_, administrator):
    code = code_of(make(as_(administrator)))
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert not services.spend_invitation(code)


@pytest.mark.parametrize(
    "changed", [{"note": ""}, {"most_uses": 0}, {"most_uses": 9999}, {"expires_on": "2020-01-01"}, {"expires_on": ""}]
)
def test_what_cannot_be_is_refused(as_, administrator, changed):
    assert make(as_(administrator), **changed).status_code == 422
    assert not Invitation.objects.exists()


def test_only_administrators_invite(as_, administrator, moderator, editor, facilitator, ana):
    for person in (moderator, editor, facilitator, ana):
        make(as_(person))
        assert not Invitation.objects.exists(), person
    make(as_(administrator))
    invitation = Invitation.objects.get()
    for person in (moderator, editor, facilitator, ana):
        as_(person).post(f"/admin/invitations/{invitation.pk}/end/")
    assert Invitation.objects.get().revoked_at is None
