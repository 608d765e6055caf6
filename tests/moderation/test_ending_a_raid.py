"""Moderators end a raid from the queue: see it, look at its cases alone, remove all and shut out who wrote them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.notifications.models import Notice
from forums import services as forums
from forums.models import Post
from groups import services as groups
from groups.models import Seat
from moderation import services
from moderation.content import State
from moderation.models import Case, Decision, Raid, Restriction
from moderation.services.raid_cases import remove_and_shut_out
from tests.moderation.raiders import newcomers, post_links
from tests.moderation.test_facts_about_an_author import decide_about

pytestmark = pytest.mark.django_db
WORDS = "Many accounts at once brought adverts here."


@pytest.fixture
def raid(topic):
    decide_about(raid_accounts=3)
    members = newcomers(5)
    return members, post_links(topic, members)


def open_ids():
    return list(Case.objects.filter(state="open").order_by("pk").values_list("pk", flat=True))


def test_the_queue_says_so_and_shows_its_cases_alone(as_, raid, topic, ben, moderator):
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    page = as_(moderator).get("/admin/queue/").content.decode()
    assert "Many new accounts at once" in page and "5 cases of it wait." in page and "Plain Sparrow" in page
    alone = as_(moderator).get("/admin/queue/?raid=true").content.decode()
    assert alone.count("Raider ") >= 5 and "Plain Sparrow" not in alone
    spam = as_(moderator).get("/admin/queue/?found=personal_data").content.decode()
    assert "Plain Sparrow" in spam and "Raider " not in spam


def test_without_a_raid_the_queue_says_nothing_of_one(as_, topic, ben, moderator):
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    assert "Many new accounts at once" not in as_(moderator).get("/admin/queue/").content.decode()


def test_a_raid_that_is_over_is_shown_until_its_cases_are_decided(as_, raid, moderator):
    over = Raid.objects.get()
    over.until = timezone.now()
    over.save()
    page = as_(moderator).get("/admin/queue/").content.decode()
    assert "It is over" in page
    services.decide_many(open_ids(), "remove", moderator, "Adverts.")
    assert "Many new accounts at once" not in as_(moderator).get("/admin/queue/").content.decode()


def test_removing_and_shutting_out_in_one_step(raid, moderator):
    members, posts = raid
    done = remove_and_shut_out(open_ids(), "ban", moderator, WORDS)
    assert len(done.decided) == 5 and done.left == []
    assert set(Post.objects.filter(pk__in=[p.pk for p in posts]).values_list("state", flat=True)) == {State.REMOVED}
    banned = Restriction.objects.filter(kind="banned", member__in=members)
    assert banned.count() == 5 and {r.target_id for r in banned} == {m.home_persona_id for m in members}
    assert Decision.objects.filter(action="remove").count() == Decision.objects.filter(action="ban").count() == 5
    told = Notice.objects.filter(member=members[0]).values_list("kind", flat=True)
    assert set(told) == {"moderation.remove", "moderation.standing"}
    assert not open_ids()


def test_each_can_be_undone_as_if_it_was_decided_alone(raid, moderator):
    remove_and_shut_out(open_ids(), "ban", moderator, WORDS)
    ban = Decision.objects.filter(action="ban").first()
    services.reverse_decision(ban, moderator, "A mistake.")
    assert Restriction.objects.in_force().filter(kind="banned").count() == 4


def test_who_wrote_twice_is_decided_about_once(raid, topic, moderator):
    members, _posts = raid
    post_links(topic, members[:1])
    done = remove_and_shut_out(open_ids(), "ban", moderator, WORDS)
    assert len(done.decided) == 6 and Decision.objects.filter(action="ban").count() == 5


def test_it_is_for_newcomers_of_a_raid_alone(raid, topic, ben, moderator, local_moderator):
    members, _posts = raid
    held, _ = forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    cry, _ = forums.reply(topic, members[1], "I want to be dead. I cannot go on.")
    members[0].date_joined = timezone.now() - timedelta(days=40)
    members[0].published_count = 9
    members[0].save()
    case_of = {case.target_id: case.pk for case in Case.objects.filter(state="open")}
    done = remove_and_shut_out(open_ids(), "ban", moderator, WORDS)
    why = {pk: refusal.code for pk, refusal in done.left}
    assert why[case_of[held.pk]] == "unsuited" and why[case_of[cry.pk]] == "urgent"
    assert "known" in why.values() and len(done.decided) == 4
    assert not Restriction.objects.filter(member__in=[ben, members[0]]).exists()
    left = remove_and_shut_out(open_ids(), "ban", local_moderator, WORDS)
    assert left.decided == [] and {refusal.code for _pk, refusal in left.left} == {"not_allowed", "urgent", "unsuited"}


def test_a_seat_of_theirs_goes_to_others(raid, moderator, session):
    members, _posts = raid
    groups.book(session, members[2])
    remove_and_shut_out(open_ids(), "ban", moderator, WORDS)
    assert Seat.objects.get(persona__member=members[2]).state == Seat.State.CANCELLED


def cost_of(topic, moderator, count):
    post_links(topic, newcomers(count))
    with CaptureQueriesContext(connection) as seen:
        done = remove_and_shut_out(open_ids(), "ban", moderator, WORDS)
    assert len(done.decided) == count
    return len(seen)


def test_a_batch_costs_the_same_however_large(topic, moderator):
    decide_about(raid_accounts=2)
    cost_of(topic, moderator, 3)
    assert cost_of(topic, moderator, 2) == cost_of(topic, moderator, 25) < 60


def test_from_the_queue_with_all_that_the_filter_shows(as_, raid, topic, ben, moderator):
    members, _posts = raid
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    address = "/admin/bulk/moderation/case/shut_out/?next=/admin/queue/&id=all&raid=true"
    client = as_(moderator)
    asked = client.get(address)
    page = asked.content.decode()
    assert "Yes, remove them and shut them out" in page and page.count("Win now at https://cheap-") == 5
    seen = asked.context["form"].initial["seen"]
    empty = client.post(address, {"seen": seen, "how_long": "30", "words": ""})
    assert "They have a right to know." in empty.content.decode() and not Decision.objects.exists()
    done = client.post(address, {"seen": seen, "how_long": "30", "words": WORDS})
    assert "5 cases are done." in done.content.decode()
    held = Restriction.objects.filter(kind="suspended")
    assert {r.member for r in held} == set(members) and all(r.until for r in held)
    assert [case.author for case in Case.objects.filter(state="open")] == [ben.home_persona]


def test_who_moderates_one_board_is_offered_nothing(as_, raid, local_moderator):
    page = as_(local_moderator).get("/admin/bulk/moderation/case/shut_out/?next=/admin/queue/&id=all").content.decode()
    assert "There is nothing to do here." in page


def test_a_raid_that_was_none_is_ended_and_counting_begins_anew(as_, raid, topic, moderator):
    members, _posts = raid
    page = as_(moderator).get("/admin/queue/").content.decode()
    assert "It is over, or it was none" in page
    assert forums.reply(topic, newcomers(1)[0], "Good evening, all.")[0].state == State.HELD
    answer = as_(moderator).post("/admin/queue/raid/over/", follow=True).content.decode()
    assert "New accounts post as ever again." in answer and "It is over, or it was none" not in answer
    for member in newcomers(2):
        assert forums.reply(topic, member, "Good evening to you all.")[0].state == State.PUBLISHED
    assert "It is over already." in as_(moderator).post("/admin/queue/raid/over/", follow=True).content.decode()


def test_whoever_looks_after_one_board_cannot_end_it(as_, raid, local_moderator):
    assert "It is over, or it was none" not in as_(local_moderator).get("/admin/queue/").content.decode()
    said = as_(local_moderator).post("/admin/queue/raid/over/", follow=True).content.decode()
    assert "for those who moderate the whole community" in said and Raid.objects.get().goes_on
