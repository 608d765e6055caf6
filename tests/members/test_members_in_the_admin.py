"""Wagtail's pages about users, without its demand for names and e-mail."""

import pytest
from django.contrib.auth.models import Group, Permission

from community.members.models import Member
from forums.models import Post
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def new(**changed):
    return {
        "username": "New-Person",
        "pseudonym": "Soft Lantern",
        "password1": "three odd words 7",
        "password2": "three odd words 7",
        **changed,
    }


def edited(member, **changed):
    return {
        "username": member.username,
        "is_active": "on",
        "password1": "",
        "password2": "",
        **({"is_superuser": "on"} if member.is_superuser else {}),
        **changed,
    }


@pytest.mark.parametrize("path", ["/admin/users/", "/admin/users/?q=heron", "/admin/users/?ordering=-username"])
def test_the_list_opens_to_both(as_, administrator, owner, ana, path):
    for person in (administrator, owner):
        assert as_(person).get(path).status_code == 200


def test_the_list_is_closed_to_other_staff(as_, moderator, administrator):
    assert as_(administrator).get("/admin/users/").status_code == 200
    assert as_(moderator).get("/admin/users/").status_code == 302


def test_the_list_costs_no_query_a_member(as_, administrator, django_assert_max_num_queries):
    for number in range(15):
        make_member(f"Quiet Reed {number}", published=0, agreed=False)
    client = as_(administrator)
    client.get("/admin/users/")
    with django_assert_max_num_queries(18):
        client.get("/admin/users/")


def test_a_member_is_added_without_an_e_mail_or_names(as_, administrator):
    client = as_(administrator)
    page = client.get("/admin/users/new/").content.decode()
    assert 'name="pseudonym"' in page and 'name="first_name"' not in page and 'name="email"' not in page
    assert client.post("/admin/users/new/", new()).status_code == 302
    member = Member.objects.get(login_word="new-person")
    assert member.username.startswith("new-person-") and member.is_approved
    assert (str(member.home_persona), member.email) == ("Soft Lantern", "")
    assert member.check_password("three odd words 7")


def test_a_taken_pseudonym_is_refused_and_a_taken_login_word_gets_a_number(as_, administrator, ana):
    client = as_(administrator)
    page = client.post("/admin/users/new/", new(pseudonym="quiet heron")).content.decode()
    assert "Somebody here has that name" in page
    client.post("/admin/users/new/", new())
    client.post("/admin/users/new/", new(pseudonym="Other Lantern"))
    both = Member.objects.filter(login_word="new-person")
    assert len({member.username for member in both}) == 2


def test_circles_are_given_by_editing_and_staff_groups_are_not(as_, administrator, owner, ana, facilitator):
    circle, editors = Group.objects.create(name="Tuesday circle"), Group.objects.get(name="Editors")
    for staff in (administrator, owner):
        page = as_(staff).get(f"/admin/users/edit/{ana.pk}/").content.decode()
        assert "Tuesday circle" in page and "Editors" not in page and "Local moderators" not in page
        as_(staff).post(f"/admin/users/edit/{ana.pk}/", edited(ana, groups=[circle.pk, editors.pk]))
        assert editors not in ana.groups.all()
    assert as_(administrator).post(f"/admin/users/edit/{ana.pk}/", edited(ana, groups=[circle.pk])).status_code == 302
    assert list(ana.groups.all()) == [circle]
    assert Member.objects.get(pk=ana.pk).home_persona.name == "Quiet Heron"


def test_saving_the_form_takes_no_staff_group_away(as_, administrator, editor):
    as_(administrator).post(f"/admin/users/edit/{editor.pk}/", edited(editor))
    assert [group.name for group in editor.groups.all()] == ["Editors"]


def test_a_group_with_powers_is_handed_out_by_full_access_alone(as_, administrator, owner, ana):
    powers = Group.objects.create(name="Translators")
    powers.permissions.add(Permission.objects.get(codename="access_admin"))
    way = f"/admin/users/edit/{ana.pk}/"
    as_(administrator).post(way, edited(ana, groups=[powers.pk]))
    assert not ana.groups.exists()
    as_(owner).post(way, edited(ana, groups=[powers.pk]))
    assert list(ana.groups.all()) == [powers]
    as_(administrator).post(way, edited(ana))
    assert list(ana.groups.all()) == [powers]


def test_several_are_put_into_a_circle_and_never_into_a_staff_group(as_, administrator, ana, ben):
    circle, editors = Group.objects.create(name="Tuesday circle"), Group.objects.get(name="Editors")
    way = f"/admin/bulk/members/member/assign_role/?id={ana.pk}&id={ben.pk}&next=/admin/users/"
    client = as_(administrator)
    assert "Tuesday circle" in client.get(way).content.decode()
    client.post(way, {"role": editors.pk})
    assert not ana.groups.exists()
    client.post(way, {"role": circle.pk})
    assert {member for member in circle.user_set.all()} == {ana, ben}


def test_a_login_name_stays_as_it_is(as_, administrator, ana):
    as_(administrator).post(f"/admin/users/edit/{ana.pk}/", edited(ana, username="other"))
    assert Member.objects.get(pk=ana.pk).username == ana.username


def test_an_administrator_cannot_hand_out_full_access(as_, administrator, owner, ana):
    as_(administrator).post(f"/admin/users/edit/{ana.pk}/", edited(ana, is_superuser="on"))
    as_(administrator).post("/admin/users/new/", new(is_superuser="on"))
    assert not Member.objects.get(pk=ana.pk).is_superuser
    assert not Member.objects.get(login_word="new-person").is_superuser
    as_(owner).post(f"/admin/users/edit/{ana.pk}/", edited(ana, is_superuser="on"))
    assert Member.objects.get(pk=ana.pk).is_superuser


def test_an_administrator_cannot_take_over_an_account_with_full_access(as_, administrator, owner):
    way = f"/admin/users/edit/{owner.pk}/"
    words = {"password1": "taken over 123", "password2": "taken over 123"}
    as_(administrator).post(way, edited(owner, **words))
    assert not Member.objects.get(pk=owner.pk).check_password("taken over 123")
    as_(owner).post(way, edited(owner, **words))
    assert Member.objects.get(pk=owner.pk).check_password("taken over 123")


def test_deleting_a_member_erases_them(as_, owner, topic, ana):
    client = as_(owner)
    assert client.get(f"/admin/users/delete/{ana.pk}/").status_code == 200
    assert client.post(f"/admin/users/delete/{ana.pk}/").status_code == 302
    assert_erased(ana, topic)


def test_deleting_several_at_once_erases_them(as_, owner, topic, ana, ben):
    answer = as_(owner).post(f"/admin/bulk/members/member/delete/?id={ana.pk}&id={ben.pk}&next=/admin/users/")
    assert answer.status_code == 302
    assert_erased(ana, topic)


def test_the_last_administrator_is_not_erased_and_the_page_says_why(as_, administrator, ana, ben):
    for power in ("access_admin", "change_member", "delete_member"):
        ana.user_permissions.add(Permission.objects.get(codename=power))
    client = as_(ana)
    client.post(f"/admin/bulk/members/member/delete/?id={administrator.pk}&id={ben.pk}&next=/admin/users/")
    page = client.post(f"/admin/users/delete/{administrator.pk}/", follow=True).content.decode()
    assert "the only one left" in page
    assert Member.objects.get(pk=administrator.pk).is_active and not Member.objects.get(pk=ben.pk).is_active


def test_an_administrator_cannot_close_the_account_of_one_with_full_access(as_, administrator, owner, ana):
    way = "/admin/bulk/members/member/set_active_state/?id={}&next=/admin/users/"
    as_(administrator).post(way.format(ana.pk), {"mark_as_active": "False"})
    as_(administrator).post(way.format(owner.pk), {"mark_as_active": "False"})
    assert not Member.objects.get(pk=ana.pk).is_active
    assert Member.objects.get(pk=owner.pk).is_active


def assert_erased(member, topic):
    gone = Member.objects.get(pk=member.pk)
    assert not gone.is_active and gone.username == f"erased-{member.pk}"
    post = Post.objects.get(topic=topic)
    assert (post.author.name, post.body) == ("Former member", "")
