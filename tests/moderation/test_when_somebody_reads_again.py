"""Off shift nothing is promised for the next minutes: pages name the hour at which somebody is here again."""

import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from community.helplines.templatetags.helplines import by_when
from forums import services as forums
from moderation import shifts_queries
from moderation.models import Case, Shift
from moderation.shifts_queries import Coverage
from tests.moderation.calling import on

pytestmark = pytest.mark.django_db
HELD = "Ring me on 07700 900 142 tonight."
NOBODY = "Nobody from our team is here just now."


def planned(member, hours, lasts=3, place=None):
    start = timezone.now() + timedelta(hours=hours)
    return Shift.objects.create(member=member, place=place, starts_at=start, ends_at=start + timedelta(hours=lasts))


def test_off_shift_a_held_post_is_promised_for_after_the_next_start(topic, ben, moderator):
    shift = planned(moderator, hours=9)
    post, _ = forums.reply(topic, ben, HELD)
    assert post.read_by == shift.starts_at + timedelta(hours=2)
    assert Case.objects.get().due_at == post.read_by


def test_on_shift_it_is_promised_from_now(topic, ben, moderator):
    planned(moderator, hours=9)
    on(moderator)
    post, _ = forums.reply(topic, ben, HELD)
    assert abs(post.read_by - timezone.now() - timedelta(hours=2)) < timedelta(minutes=1)


def test_a_community_without_a_rota_promises_as_ever(topic, ben):
    post, _ = forums.reply(topic, ben, HELD)
    assert abs(post.read_by - timezone.now() - timedelta(hours=2)) < timedelta(minutes=1)


def test_who_may_not_moderate_any_more_keeps_no_promise(moderator, ben):
    planned(ben, hours=1)
    assert not shifts_queries.coverage().has_rota
    shift = planned(moderator, hours=5)
    assert shifts_queries.coverage().next_start == shift.starts_at


def test_a_shift_for_one_board_is_none_for_another(boards, board, moderator):
    from tests.conftest import add_board

    other = add_board(boards, "Night owls")
    on(moderator, place=board)
    assert shifts_queries.coverage(board).is_staffed
    assert not shifts_queries.coverage(other).is_staffed and not shifts_queries.coverage().is_staffed


def test_the_boards_say_that_nobody_is_here_and_when_somebody_is(as_, topic, ana, moderator):
    shift = planned(moderator, hours=9)
    for page in (topic.board.url, f"/t/{topic.pk}/"):
        seen = as_(ana).get(page).content.decode()
        assert NOBODY in seen and by_when(shift.starts_at) in seen
    on(moderator)
    assert NOBODY not in as_(ana).get(topic.board.url).content.decode()


def test_without_a_rota_the_boards_say_nothing(as_, topic, ana):
    assert NOBODY not in as_(ana).get(topic.board.url).content.decode()


def test_it_costs_no_query_for_a_minute(moderator, django_assert_num_queries):
    planned(moderator, hours=9)
    with django_assert_num_queries(1):
        shifts_queries.coverage()
    with django_assert_num_queries(0):
        assert shifts_queries.coverage().is_off


def test_who_switches_on_or_plans_is_seen_at_once(moderator):
    assert not shifts_queries.coverage().has_rota
    planned(moderator, hours=9)
    assert shifts_queries.coverage().is_off
    on(moderator)
    assert shifts_queries.coverage().is_staffed


def test_the_private_card_names_the_hour_too(as_, topic, ben, moderator):
    shift = planned(moderator, hours=9)
    forums.reply(topic, ben, "I am going to kill myself tonight.")
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert f"The next shift of our team starts: {by_when(shift.starts_at)}." in page
    on(moderator)
    assert "Somebody is here until" in as_(ben).get(f"/t/{topic.pk}/").content.decode()


def test_the_hour_is_in_the_readers_words_across_midnight(monkeypatch):
    now = datetime(2026, 1, 14, 22, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    coverage = Coverage(has_rota=True, next_start=datetime(2026, 1, 15, 7, 0, tzinfo=UTC))
    with timezone.override("Europe/London"):
        assert by_when(coverage.read_by(timedelta(minutes=15), now)) == "tomorrow, 7:15 am"
    with timezone.override("Asia/Tokyo"):
        assert by_when(coverage.read_by(timedelta(minutes=15), now)) == "4:15 pm"


def test_the_night_the_clocks_change_does_not_move_the_shift(monkeypatch):
    london = zoneinfo.ZoneInfo("Europe/London")
    now = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    coverage = Coverage(has_rota=True, next_start=datetime(2026, 3, 29, 7, 0, tzinfo=london))
    with timezone.override(london):
        assert by_when(coverage.read_by(timedelta(hours=2), now)) == "tomorrow, 9:00 am"
