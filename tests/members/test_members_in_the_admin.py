"""Wagtail's pages about users, without its demand for names and e-mail."""

import pytest
from django.contrib.auth.models import Group

from community.members.models import Member
from forums.models import Post
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(agreement):
    return make_member("Head Rowan", groups=["Administrators"])


@pytest.fixture
def owner(agreement):
    member = make_member("First Stone")
    member.is_superuser = True
    member.save()
    return member


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
        "email": "",
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
    assert 'name="pseudonym"' in page and 'name="first_name"' not in page
    assert client.post("/admin/users/new/", new()).status_code == 302
    member = Member.objects.get(username="new-person")
    assert (str(member.home_persona), member.email) == ("Soft Lantern", "")
    assert member.check_password("three odd words 7")


def test_a_taken_pseudonym_and_a_taken_login_name_are_refused(as_, administrator, ana):
    client = as_(administrator)
    assert (
        "Somebody here has that name" in client.post("/admin/users/new/", new(pseudonym="quiet heron")).content.decode()
    )
    assert client.post("/admin/users/new/", new(username=ana.username.upper())).status_code == 200
    assert not Member.objects.filter(username="new-person").exists()


def test_groups_are_given_by_editing(as_, administrator, ana):
    editors = Group.objects.get(name="Editors")
    assert as_(administrator).get(f"/admin/users/edit/{ana.pk}/").status_code == 200
    answer = as_(administrator).post(f"/admin/users/edit/{ana.pk}/", edited(ana, groups=[editors.pk]))
    assert answer.status_code == 302
    assert list(ana.groups.all()) == [editors]
    assert Member.objects.get(pk=ana.pk).home_persona.name == "Quiet Heron"


def test_an_administrator_cannot_hand_out_full_access(as_, administrator, owner, ana):
    as_(administrator).post(f"/admin/users/edit/{ana.pk}/", edited(ana, is_superuser="on"))
    as_(administrator).post("/admin/users/new/", new(is_superuser="on"))
    assert not Member.objects.get(pk=ana.pk).is_superuser
    assert not Member.objects.get(username="new-person").is_superuser
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
