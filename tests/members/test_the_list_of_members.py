"""The list of members and the page of one: what administrators find there, and what stands there for nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from community.lib import slots
from community.members import services, staff_registries
from community.members.models import Member, Role
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def change(member, **fields):
    Member.objects.filter(pk=member.pk).update(**fields)


def listed(client, query):
    page = client.get(f"/admin/users/results/?{query}").content.decode()
    return {
        name for name in ("Quiet Heron", "Plain Sparrow", "Fresh Fern", "Head Rowan", "Steady Larch") if name in page
    }


def test_each_state_is_told_and_can_be_asked_for(as_, administrator, ana, ben, newcomer, moderator, monkeypatch):
    change(ana, paused_until=timezone.now() + timedelta(days=2))
    change(ben, is_active=False)
    change(newcomer, approved_at=None)
    monkeypatch.setattr(staff_registries, "restrictions", [])
    monkeypatch.setattr("community.members.staff_pages.queries.restrictions", [lambda: {moderator.pk}])
    client = as_(administrator)
    page = client.get("/admin/users/").content.decode()
    for words in ("On a break", "May not sign in", "Waiting to be let in", "Restricted", "Active"):
        assert words in page
    assert listed(client, "state=paused") == {"Quiet Heron"}
    assert listed(client, "state=closed") == {"Plain Sparrow"}
    assert listed(client, "state=waiting") == {"Fresh Fern"}
    assert listed(client, "state=restricted") == {"Steady Larch"}
    assert listed(client, "state=active") == {"Head Rowan"}


def test_members_are_found_by_role_by_day_and_by_name(as_, administrator, ana, ben, newcomer, moderator):
    services.grant_credential(moderator, Role.VOLUNTEER, "Seen.", administrator)
    client = as_(administrator)
    assert listed(client, "role=volunteer") == {"Steady Larch"} == listed(client, "role=moderator")
    assert listed(client, "role=peer") == {"Quiet Heron", "Plain Sparrow", "Fresh Fern"}
    assert listed(client, f"date_joined_from={timezone.localdate().isoformat()}") == {"Fresh Fern"}
    assert listed(client, "q=heron") == {"Quiet Heron"}
    assert listed(client, f"q={ben.username}") == {"Plain Sparrow"}


def test_no_e_mail_address_and_no_other_name_stands_in_the_list_or_on_the_page(as_, administrator, ana, home):
    change(ana, email="zebra@example.org")
    services.name_for_group(ana, home.pk, "Other Okapi")
    alias = services.alias_in(7, ana)
    client = as_(administrator)
    for way in ("/admin/users/", f"/admin/users/member/{ana.pk}/", f"/admin/users/edit/{ana.pk}/"):
        page = client.get(way).content.decode()
        assert "Quiet Heron" in page
        assert "zebra" not in page and "Okapi" not in page and alias.name not in page
    assert listed(client, "q=zebra") == set() == listed(client, "q=Okapi")
    assert "Gave one" in client.get(f"/admin/users/member/{ana.pk}/").content.decode()


def test_erased_members_are_nobody_there(as_, administrator, ana, ben):
    services.erase(ana)
    client = as_(administrator)
    assert listed(client, "") >= {"Plain Sparrow"}
    assert f"erased-{ana.pk}" not in client.get("/admin/users/").content.decode()
    for way in ("member/{}/", "edit/{}/", "delete/{}/", "member/{}/role/"):
        assert client.get(f"/admin/users/{way.format(ben.pk)}").status_code != 404
        assert client.get(f"/admin/users/{way.format(ana.pk)}").status_code == 404


def test_the_list_costs_as_much_for_many_as_for_few(as_, administrator, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_(administrator)
    client.get("/admin/users/")
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get("/admin/users/")
    for number in range(20):
        make_member(f"Quiet Reed {number}", role=Role.VOLUNTEER if number % 2 else None)
    with django_assert_max_num_queries(len(few)):
        page = client.get("/admin/users/").content.decode()
    assert page.count("Quiet Reed") >= 20


def test_apps_above_put_their_own_onto_the_page_of_a_member(as_, administrator, ana, monkeypatch):
    def piece(request, member, **context):
        assert request.user == administrator
        return f"<p>Two decisions about {member}.</p>"

    monkeypatch.setitem(slots._providers, "member_admin", [(100, piece)])
    page = as_(administrator).get(f"/admin/users/member/{ana.pk}/").content.decode()
    assert "Two decisions about Quiet Heron." in page


def test_what_staff_did_is_in_the_log_of_the_member(as_, administrator, ana):
    client = as_(administrator)
    client.post(f"/admin/users/member/{ana.pk}/sign-out/")
    closed = {"username": ana.username, "password1": "another one 123", "password2": "another one 123"}
    client.post(f"/admin/users/edit/{ana.pk}/", closed)
    done = set(ModelLogEntry.objects.filter(object_id=str(ana.pk), user=administrator).values_list("action", flat=True))
    assert done >= {"members.sign_out", "members.password", "members.close"}
    page = client.get(f"/admin/users/history/{ana.pk}/").content.decode()
    assert "Signed out on every device" in page and "Closed the account" in page


def test_the_settings_of_the_community_are_for_administrators(as_, administrator, editor, home):
    from wagtail.models import Site

    way = f"/admin/settings/members/communitysettings/{Site.objects.get().pk}/"
    assert "Only with an invitation code" in as_(administrator).get(way).content.decode()
    fields = {"joining": "approval", "minimum_age": 16, "rename_days": 30, "erasure_days": 7, "export_days": 7}
    as_(editor).post(way, fields)
    from community.members.models import CommunitySettings

    assert not CommunitySettings.objects.filter(joining="approval").exists()
    as_(administrator).post(way, fields)
    assert CommunitySettings.objects.get().joining == "approval"
