"""A new name: at once everywhere, at most once in a while, and nobody inherits the old one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.models import CommunitySettings, FormerName, Member
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def change(client, name):
    return client.post("/account/name/", {"name": name})


def name_of(member):
    return Member.objects.get(pk=member.pk).home_persona.name


def test_the_new_name_stands_beside_what_was_written_before(as_, ana, topic):
    assert "Quiet Heron" in as_(None).get(f"/t/{topic.pk}/").content.decode()
    assert change(as_(ana), "Slow Ferry").status_code == 302
    page = as_(None).get(f"/t/{topic.pk}/").content.decode()
    assert "Slow Ferry" in page and "Quiet Heron" not in page


def test_the_page_says_what_follows_before_it_is_done(as_, ana):
    page = as_(ana).get("/account/name/").content.decode()
    for words in ("You are Quiet Heron here", "beside everything you wrote", "at least 30 days", "for 180 days"):
        assert words in page


def test_the_next_change_waits_and_the_page_says_until_when(as_, ana):
    client = as_(ana)
    change(client, "Slow Ferry")
    page = client.get("/account/name/").content.decode()
    assert "You can change it again on" in page and "Change my name" not in page
    answer = change(client, "Third Thing")
    assert answer.status_code == 422 and "You can change it again on" in answer.content.decode()
    assert name_of(ana) == "Slow Ferry"
    Member.objects.filter(pk=ana.pk).update(renamed_at=timezone.now() - timedelta(days=30, minutes=1))
    change(client, "Third Thing")
    assert name_of(ana) == "Third Thing"


def test_the_community_decides_how_long(as_, ana, home):
    from wagtail.models import Site

    CommunitySettings.objects.create(site=Site.objects.get(is_default_site=True), rename_days=2)
    client = as_(ana)
    assert "at least 2 days" in client.get("/account/name/").content.decode()
    change(client, "Slow Ferry")
    Member.objects.filter(pk=ana.pk).update(renamed_at=timezone.now() - timedelta(days=2, minutes=1))
    change(client, "Third Thing")
    assert name_of(ana) == "Third Thing"


@pytest.mark.parametrize(
    "name", ["Plain Sparrow", "plain  sparrow", "PIain Sparrow", "x", "n" * 300, "ana@example.org", "Heron\u202egnidda", ""]
)  # fmt: skip
def test_a_name_that_will_not_do_is_said_and_kept_in_the_field(as_, ana, ben, name):
    answer = change(as_(ana), name)
    assert answer.status_code == 422 and 'class="notice ask"' in answer.content.decode()
    assert name_of(ana) == "Quiet Heron"
    if name in ("Plain Sparrow", "ana@example.org"):
        assert f'value="{name}"' in answer.content.decode()


def test_one_s_own_name_may_be_written_another_way(as_, ana):
    Member.objects.filter(pk=ana.pk).update(login_word="lighthouse")
    assert change(as_(ana), "quiet heron").status_code == 302
    assert name_of(ana) == "quiet heron"


def test_the_login_name_is_not_shown_by_it(as_):
    member = make_member("Grey Wren")
    member.login_word = "lighthouse"
    member.save()
    answer = change(as_(member), "Light House")
    assert answer.status_code == 422 and "too much like your login name" in answer.content.decode()


def test_the_old_name_rests_before_another_may_have_it(as_, ana, ben):
    change(as_(ana), "Slow Ferry")
    assert change(as_(ben), "Quiet Heron").status_code == 422
    FormerName.objects.update(free_at=timezone.now() - timedelta(minutes=1))
    assert change(as_(ben), "Quiet Heron").status_code == 302
    assert name_of(ben) == "Quiet Heron"


def test_trying_hundreds_of_names_is_stopped(as_, ana, ben):
    client = as_(ana)
    for _ in range(20):
        assert "Somebody here has that name" in change(client, "Plain Sparrow").content.decode()
    assert "That was tried many times" in change(client, "Plain Sparrow").content.decode()
