import pytest
from django.contrib.auth.models import Group

from community.members import seeds

pytestmark = pytest.mark.django_db
NAMES = {"Moderators", "Editors", "Facilitators", "Administrators"}


def held():
    return {g.name: set(g.permissions.values_list("codename", flat=True)) for g in Group.objects.all()}


def test_every_staff_group_exists_and_may_open_the_admin():
    groups = held()
    assert groups.keys() >= NAMES
    for name in NAMES:
        assert "access_admin" in groups[name], name


def test_making_them_again_changes_nothing():
    before = held()
    seeds.seed_groups()
    assert held() == before


def test_a_permission_that_a_site_added_stays():
    group = Group.objects.get(name="Editors")
    seeds.grant("Editors", "members.view_member")
    seeds.seed_groups()
    assert group.permissions.filter(codename="view_member").exists()


def test_a_plain_member_has_no_permission_at_all(ana):
    assert ana.get_all_permissions() == set()
    assert ana.groups.count() == 0


def test_only_administrators_may_change_members():
    allowed = {name for name, codes in held().items() if "change_member" in codes}
    assert allowed == {"Administrators"}
