"""Giving a role, taking it back, and the history of it, in the admin."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members import services
from community.members.models import Credential, Member, Role
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def give(client, member, **changed):
    fields = {"role": "volunteer", "evidence": "Certificate seen.", "expires_on": in_days(200), **changed}
    return client.post(f"/admin/users/member/{member.pk}/role/", fields)


def in_days(number):
    return (timezone.localdate() + timedelta(days=number)).isoformat()


def page_of(client, member):
    return client.get(f"/admin/users/member/{member.pk}/").content.decode()


def test_a_role_is_given_with_evidence_and_an_end(as_, administrator, ana):
    client = as_(administrator)
    form = client.get(f"/admin/users/member/{ana.pk}/role/").content.decode()
    assert f'value="{in_days(365)}"' in form
    assert give(client, ana).status_code == 302
    credential = ana.credentials.get()
    assert (credential.role, credential.evidence, credential.granted_by) == (
        Role.VOLUNTEER, "Certificate seen.", administrator,
    )  # fmt: skip
    # Good until the end of that day, by the community's clock.
    assert timezone.localtime(credential.last_day).date().isoformat() == in_days(200)
    page = page_of(client, ana)
    assert "Certificate seen." in page and "by Head Rowan" in page and "Trained volunteer" in page


def test_the_history_stays_with_who_and_why(as_, administrator, ana):
    client = as_(administrator)
    give(client, ana)
    credential = ana.credentials.get()
    answer = client.post(f"/admin/users/role/{credential.pk}/end/", {"reason": "Moved away."})
    assert answer.status_code == 302
    page = page_of(client, ana)
    assert "Roles they had" in page and "Moved away." in page and "Certificate seen." in page
    ana.home_persona.refresh_from_db()
    assert ana.home_persona.role_now == Role.PEER
    assert client.get(f"/admin/users/role/{credential.pk}/end/").status_code == 404


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"evidence": " "}, "Please write what you checked."),
        ({"expires_on": ""}, "This role needs an end"),
        ({"expires_on": "2020-01-01"}, "still to come"),
        ({"expires_on": "2090-01-01"}, "within the next three years"),
        ({"role": "peer"}, "Select a valid choice"),
        ({"role": "administrator"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_given_or_lost(as_, administrator, ana, changed, words):
    answer = give(as_(administrator), ana, **changed)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    if "evidence" not in changed:
        assert "Certificate seen." in page
    assert not ana.credentials.exists()


def test_those_who_work_here_may_have_no_end(as_, administrator, ana):
    assert give(as_(administrator), ana, role="editor", expires_on="").status_code == 302
    assert ana.credentials.get().expires_at is None


def test_a_moderator_of_one_board_is_made_here_and_nobody_else_is_bound_to_a_place(as_, administrator, ana, board):
    client = as_(administrator)
    assert board.title in client.get(f"/admin/users/member/{ana.pk}/role/").content.decode()
    assert give(client, ana, page=board.pk).status_code == 422
    assert give(client, ana, role="moderator", page=board.pk).status_code == 302
    assert ana.credentials.get().page.pk == board.pk
    assert f"only in {board.title}" in page_of(client, ana)


def test_a_page_that_is_no_board_or_group_is_no_place_to_moderate(as_, administrator, ana, home):
    assert give(as_(administrator), ana, role="moderator", page=home.pk).status_code == 422
    assert not ana.credentials.exists()


def test_nobody_gives_a_role_to_themselves(as_, administrator, ana):
    client = as_(administrator)
    assert give(client, administrator).status_code == 403
    assert (
        "Nobody gives a role to themselves"
        in client.get(f"/admin/users/member/{administrator.pk}/role/").content.decode()
    )
    assert administrator.credentials.count() == 1
    assert give(client, ana).status_code == 302


def test_only_full_access_makes_an_administrator(as_, administrator, owner, ana):
    assert give(as_(administrator), ana, role="administrator").status_code == 422
    assert give(as_(owner), ana, role="administrator").status_code == 302


def test_other_staff_and_members_find_no_way_to_roles(as_, administrator, moderator, editor, facilitator, ana, ben):
    services.grant_credential(ben, Role.VOLUNTEER, "Zebra evidence.", administrator)
    credential = ben.credentials.get()
    ways = (
        "/admin/users/", f"/admin/users/member/{ben.pk}/", f"/admin/users/member/{ben.pk}/role/",
        f"/admin/users/edit/{ben.pk}/", f"/admin/users/history/{ben.pk}/", f"/admin/users/role/{credential.pk}/end/",
        "/admin/credentials/", "/admin/invitations/", "/admin/invitations/new/",
    )  # fmt: skip
    for way in ways:
        assert as_(administrator).get(way).status_code == 200, way
    for person in (moderator, editor, facilitator, ana):
        client = as_(person)
        for way in ways:
            answer = client.get(way)
            assert answer.status_code in (302, 403, 404), (person, way)
            assert ben.username not in answer.content.decode()
        assert give(client, ben).status_code in (302, 403, 404)
        client.post(f"/admin/users/role/{credential.pk}/end/", {"reason": "No."})
        client.post(f"/admin/users/member/{ben.pk}/sign-out/")
    assert ben.credentials.count() == 1 and ben.credentials.get().withdrawn_at is None
    assert Member.objects.get(pk=ben.pk).sign_in_epoch == 0


def test_the_list_of_roles_tells_which_end_soon(as_, administrator, ana, ben):
    services.grant_credential(ana, Role.VOLUNTEER, "Zebra.", administrator, timezone.now() + timedelta(days=10))
    services.grant_credential(ben, Role.VOLUNTEER, "Zebra.", administrator, timezone.now() + timedelta(days=300))
    client = as_(administrator)
    assert "1</span> role ends soon" in client.get("/admin/").content.decode()
    everything = client.get("/admin/credentials/").content.decode()
    assert "Quiet Heron" in everything and "Plain Sparrow" in everything and "Zebra" not in everything
    soon = client.get("/admin/credentials/?state=soon").content.decode()
    assert "Quiet Heron" in soon and "Plain Sparrow" not in soon
    # Renewed in time: nothing to remind of.
    services.grant_credential(ana, Role.VOLUNTEER, "Again.", administrator, timezone.now() + timedelta(days=300))
    assert "role ends soon" not in client.get("/admin/").content.decode()


def test_the_list_of_roles_costs_no_query_a_role(as_, administrator, django_assert_max_num_queries):
    client = as_(administrator)
    for number in range(12):
        services.grant_credential(make_member(f"Quiet Reed {number}"), Role.VOLUNTEER, "Seen.", administrator)
    client.get("/admin/credentials/")
    with django_assert_max_num_queries(16):
        client.get("/admin/credentials/")
    assert Credential.objects.count() == 13
