"""A new account from the network of somebody who was shut out: moderators are told, and nothing happens by itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.members.registries import export_of
from forums import services as forums
from forums.models import Post
from moderation import queries, services
from moderation.content import State
from moderation.models import Case, Decision, NetworkMark, Restriction, Signal
from moderation.services import networks
from tests.conftest import PASSWORD, make_member

pytestmark = pytest.mark.django_db
CLINIC, HOME = "203.0.113.7", "198.51.100.4"
WORDS = "May be the same person as somebody who was banned"


@pytest.fixture
def banned(ben, moderator):
    networks.seen(ben, CLINIC)
    services.act_on_person(ben.home_persona, "ban", moderator, 0, "Too much.")
    return ben


@pytest.fixture
def new(agreement):
    return make_member("Fresh Fern", joined_days_ago=0, published=0)


def post_from(as_, member, topic, address, words="Hello from me."):
    as_(member).post(f"/t/{topic.pk}/reply/", {"body": words, "private": "keep"}, REMOTE_ADDR=address)
    return Post.objects.filter(author=member.home_persona).latest("pk")


def wonders(post):
    return Signal.objects.filter(case__target_id=post.pk, reason="same_network").exists()


def test_moderators_are_told_at_the_first_post_and_it_stays_up(as_, topic, banned, new, moderator):
    post = post_from(as_, new, topic, CLINIC)
    case = Case.objects.get(kind="hold", target_id=post.pk)
    page = as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    assert WORDS in page and "Plain Sparrow" in page and "a clinic" in page
    assert post.state == State.PUBLISHED
    assert not Decision.objects.filter(case=case).exists() and not Restriction.objects.filter(member=new).exists()


def test_from_elsewhere_nobody_is_told_anything(as_, topic, banned, new):
    assert not wonders(post_from(as_, new, topic, HOME)) and not Case.objects.filter(author=new.home_persona).exists()


def test_it_is_the_first_post_alone(as_, topic, banned, new):
    post_from(as_, new, topic, CLINIC)
    assert not wonders(post_from(as_, new, topic, CLINIC, "And once more."))


def test_it_is_no_matter_for_those_who_were_here_before(as_, topic, banned, ana):
    assert not wonders(post_from(as_, ana, topic, CLINIC))


def test_it_is_for_those_alone_who_moderate_everywhere(as_, topic, banned, new, moderator, local_moderator):
    up = Case.objects.get(kind="hold", target_id=post_from(as_, new, topic, CLINIC).pk)
    assert up in queries.queue_for(moderator) and up not in queries.queue_for(local_moderator)
    assert as_(local_moderator).get(f"/admin/queue/{up.pk}/").status_code == 404


def test_a_case_that_others_see_too_does_not_tell_them(as_, topic, banned, new, moderator, local_moderator):
    post = post_from(as_, new, topic, CLINIC, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get(kind="hold", target_id=post.pk)
    for who, is_told in ((moderator, True), (local_moderator, False)):
        page = as_(who).get(f"/admin/queue/{case.pk}/").content.decode()
        assert "A phone number." in page and (WORDS in page) == is_told and ("Plain Sparrow" in page) == is_told


def test_what_else_is_found_later_brings_it_to_its_board(as_, topic, banned, new, local_moderator):
    post = post_from(as_, new, topic, CLINIC)
    forums.edit(post, new, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get(kind="hold", target_id=post.pk)
    assert case.place_id == topic.board_id and case in queries.queue_for(local_moderator)


def test_the_person_is_never_told(as_, topic, banned, new):
    post_from(as_, new, topic, CLINIC)
    client = as_(new)
    pages = [f"/t/{topic.pk}/", "/account/", "/account/decisions/", "/account/notices/"]
    told = "".join(client.get(page).content.decode() for page in pages)
    export = export_of(new)
    assert "same person" not in told and "network" not in told.replace("NetworkMark", "")
    assert export["moderation.Case"] == [] and len(export["moderation.NetworkMark"]) == 1
    assert "same_network" not in str(export)


def test_after_fourteen_days_nothing_is_left(as_, topic, banned, new, later):
    later(days=14, minutes=1)
    assert networks.forget_old() == 1 and not NetworkMark.objects.exists()
    assert not wonders(post_from(as_, new, topic, CLINIC))


def test_a_ban_that_was_lifted_is_none(as_, topic, banned, new, moderator):
    services.reverse_decision(Decision.objects.get(action="ban"), moderator, "A mistake.")
    assert not wonders(post_from(as_, new, topic, CLINIC))


def test_signing_in_leaves_a_mark_and_no_address(client, ana):
    client.post("/account/login/", {"login": ana.username, "password": PASSWORD}, REMOTE_ADDR=HOME)
    mark = NetworkMark.objects.get(member=ana)
    assert HOME not in mark.mark and mark.mark == networks.mark_of(HOME)


def test_the_mark_hangs_on_the_key_of_the_site(settings):
    before = networks.mark_of(HOME)
    settings.SECRET_KEY = "another key of another site"
    assert networks.mark_of(HOME) != before


def test_a_household_is_one_network_of_the_new_kind(as_, topic, new):
    post_from(as_, new, topic, "2001:db8:1:2::aaaa")
    assert NetworkMark.objects.get(member=new).mark == networks.mark_of("2001:db8:1:2::/64")


def test_being_seen_again_costs_nothing(ana):
    networks.seen(ana, HOME)
    with CaptureQueriesContext(connection) as seen:
        networks.seen(ana, HOME)
    assert len(seen) == 0


def test_the_page_about_a_person_tells_of_it_while_they_are_new(as_, topic, banned, new, moderator, ana):
    post_from(as_, new, topic, CLINIC)
    page = as_(moderator).get(f"/admin/queue/person/{new.home_persona.key}/").content.decode()
    assert "Maybe somebody who was shut out" in page and "Plain Sparrow" in page and "Joined" in page
    networks.seen(ana, CLINIC)
    page = as_(moderator).get(f"/admin/queue/person/{ana.home_persona.key}/").content.decode()
    assert "Maybe somebody who was shut out" not in page


def test_members_read_that_marks_are_kept_and_for_how_long(client, home):
    page = client.get("/privacy/keeping/").content.decode()
    assert "scrambled mark of the network" in page and "14 days" in page


def test_marks_are_deleted_by_age(ana):
    networks.seen(ana, HOME, timezone.now() - timedelta(days=13))
    assert networks.forget_old() == 0
    assert networks.forget_old(timezone.now() + timedelta(days=2)) == 1
