"""Many new accounts that post at once: what they write waits, the team hears of it once, and nobody else is kept."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.members.models import Member
from community.notifications.models import Notice
from forums import services as forums
from moderation.content import State
from moderation.models import Case, NewWriter, Raid, Signal
from moderation.services import raids
from tests.conftest import make_member
from tests.moderation.calling import call_by, ears, on  # noqa: F401
from tests.moderation.test_facts_about_an_author import decide_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(agreement):
    """A raid takes three new accounts here."""
    decide_about(raid_accounts=3, raid_minutes=10)
    return [make_member(name, 0, 0) for name in ("Odd Fern", "Odd Moss", "Odd Reed", "Odd Sedge")]


def states(posts):
    return [post.state for post in posts]


def raid(topic, few):
    return [forums.reply(topic, member, "Hello everybody here.")[0] for member in few]


def test_from_the_account_on_that_makes_it_a_raid_new_ones_wait(topic, few, ben):
    posts = raid(topic, few)
    assert states(posts) == [State.PUBLISHED, State.PUBLISHED, State.HELD, State.HELD]
    assert posts[2].read_by is not None
    assert forums.reply(topic, ben, "I have been here for long.")[0].state == State.PUBLISHED
    signal = Signal.objects.filter(case__target_id=posts[3].pk).get()
    assert (signal.category, signal.reason, signal.span_start) == ("new_member", "raid", None)


def test_what_came_before_it_could_be_noticed_is_in_the_queue_too(topic, few):
    posts = raid(topic, few)
    found = Case.objects.filter(signals__reason="raid", kind="hold", state="open")
    assert set(found.values_list("target_id", flat=True)) == {post.pk for post in posts}
    assert set(found.values_list("place", flat=True)) == {topic.board_id}


def test_who_has_read_along_for_long_and_writes_at_last_makes_no_raid(topic, agreement):
    decide_about(raid_accounts=3, raid_minutes=10)
    quiet = [make_member(name, 90, 0) for name in ("Odd Fern", "Odd Moss", "Odd Reed", "Odd Sedge")]
    assert states(raid(topic, quiet)) == [State.PUBLISHED] * 4 and not Raid.objects.exists()


def test_one_account_that_posts_much_is_no_raid(topic, few):
    for number in range(5):
        forums.reply(topic, few[0], f"Words number {number}.")
    assert not Raid.objects.exists()


def test_new_accounts_that_come_one_after_another_are_no_raid(topic, few, later):
    for member in few:
        assert forums.reply(topic, member, "Hello everybody here.")[0].state == State.PUBLISHED
        later(minutes=6)


def test_it_lasts_while_they_go_on_and_ends_by_itself(topic, few, later):
    raid(topic, few)
    later(minutes=8)
    assert states(raid(topic, few[:3]))[-1] == State.HELD
    later(minutes=8)
    assert raids.current() is not None
    later(minutes=3)
    assert raids.current() is None
    assert states(raid(topic, few[:1])) == [State.PUBLISHED]
    later(minutes=30)
    raid(topic, few)
    assert Raid.objects.count() == 2


def test_the_team_hears_of_it_once(topic, few, moderator, second_moderator, ears, django_capture_on_commit_callbacks):  # noqa: F811
    on(moderator)
    call_by(moderator, ears.url), call_by(second_moderator, ears.url)
    with django_capture_on_commit_callbacks(execute=True):
        raid(topic, few)
    raids.call_for_all()
    told = Notice.objects.filter(kind="moderation.raid")
    assert moderator in [notice.member for notice in told] and told.filter(member=moderator).count() == 1
    assert second_moderator not in [notice.member for notice in told]
    assert [heard["message"].split("\n")[0] for heard in ears.heard] == [
        "Many new accounts write at once. What they write waits. Open the queue."
    ]


def test_an_edit_in_a_raid_waits_too(topic, few):
    posts = raid(topic, few)
    changed = forums.edit(posts[0], few[0], "Look at what I put here instead.")
    assert changed.state == State.HELD


def test_looking_for_a_raid_costs_the_same_however_many_write(topic, few):
    raids.look(few[0])
    with CaptureQueriesContext(connection) as before:
        raids.look(few[0])
    now = timezone.now()
    many = Member.objects.bulk_create(Member(username=f"many-{n}") for n in range(20))
    NewWriter.objects.bulk_create(
        NewWriter(member=member, at=now, target_kind="forums.post", target_id=1) for member in many
    )
    raids.look(few[0])
    with CaptureQueriesContext(connection) as seen:
        assert raids.look(few[0])
    # Of these, two open and close the block.
    assert len(seen) == len(before) == 4


def test_who_wrote_as_a_newcomer_is_forgotten_after_a_day(topic, few):
    raid(topic, few)
    assert raids.forget_old(timezone.now() + timedelta(hours=23)) == 0
    assert raids.forget_old(timezone.now() + timedelta(hours=25)) == 4
