"""A shift for one board promises nothing to another, and the switch stands where moderators work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.permissions import Refused
from forums import services as forums
from moderation import services, shifts_queries
from moderation.models import Case, Shift
from moderation.services import reporting, shifts
from tests.moderation.calling import on

pytestmark = pytest.mark.django_db
HELD = "Ring me on 07700 900 142 tonight."
NOBODY = "Nobody from our team is here just now."


def planned(member, hours, place=None):
    start = timezone.now() + timedelta(hours=hours)
    return Shift.objects.create(member=member, place=place, starts_at=start, ends_at=start + timedelta(hours=3))


def soon(moment, **within):
    return abs(moment - timezone.now() - timedelta(**within)) < timedelta(minutes=1)


def test_the_switch_stands_on_the_queue_and_the_front_page_and_leads_back(as_, home, moderator, second_moderator):
    client = as_(moderator)
    for back, path in (("queue", "/admin/queue/"), ("home", "/admin/")):
        page = client.get(path).content.decode()
        assert "I am here</button>" in page and "Nobody is here" in page
        assert client.post("/admin/shifts/", {"do": "on", "back": back}).url == path
        on(second_moderator)
        page = client.get(path).content.decode()
        assert "I am leaving</button>" in page and "Calm Rowan" in page
        client.post("/admin/shifts/", {"do": "off", "back": back})
        shifts.switch_off(second_moderator)
    assert client.post("/admin/shifts/", {"do": "on", "back": "https://example.org/"}).url == "/admin/shifts/"


def test_the_front_page_of_an_editor_has_no_switch(as_, home, editor, moderator):
    assert "I am here</button>" in as_(moderator).get("/admin/").content.decode()
    assert "I am here</button>" not in as_(editor).get("/admin/").content.decode()


def test_hours_are_planned_for_one_board(as_, board, other_board, moderator):
    client = as_(moderator)
    page = client.get("/admin/shifts/").content.decode()
    assert "Low days</option>" in page and "Night owls</option>" in page
    typed = {"do": "plan", "starts_at": "2090-01-03T10:00", "ends_at": "2090-01-03T12:00", "whose": "mine"}
    client.post("/admin/shifts/", {**typed, "place": board.pk})
    assert Shift.objects.get().place_id == board.pk
    assert "only Low days" in client.get("/admin/shifts/?week=2090-01-03").content.decode()


def test_nobody_plans_or_takes_hours_for_a_place_that_is_not_theirs(
    as_, board, other_board, moderator, local_moderator
):
    page = as_(local_moderator).get("/admin/shifts/").content.decode()
    assert "Low days</option>" in page and "Night owls</option>" not in page
    start = timezone.now() + timedelta(hours=1)
    with pytest.raises(Refused):
        shifts.plan(local_moderator, start, start + timedelta(hours=1), local_moderator, other_board)
    hours = shifts.plan(moderator, start, start + timedelta(hours=1), None, other_board)
    with pytest.raises(Refused):
        shifts.take(hours.pk, local_moderator)


def test_whoever_moderates_one_board_is_there_for_that_board_alone(board, other_board, local_moderator):
    on(local_moderator)
    assert shifts_queries.coverage(board).is_staffed
    assert not shifts_queries.coverage(other_board).is_staffed and not shifts_queries.coverage().is_staffed


def test_a_hold_is_promised_by_the_shifts_of_its_own_board(board, other_board, topic, ana, ben, moderator):
    shift = planned(moderator, hours=9, place=board)
    planned(moderator, hours=30)
    on(moderator, place=other_board)
    post, _ = forums.reply(topic, ben, HELD)
    assert post.read_by == shift.starts_at + timedelta(hours=2)
    there = forums.open_topic(other_board, ana, "A topic", HELD)[0]
    assert soon(there.read_by, hours=2)


def test_a_report_is_promised_from_the_next_shift_on_and_a_worry_waits_for_none(topic, ana, ben, moderator):
    shift = planned(moderator, hours=9)
    post, _ = forums.reply(topic, ben, "Thank you.")
    case = services.report(post, ana.home_persona, False)
    assert case.due_at == shift.starts_at + timedelta(days=1)
    worried = services.report(post, ana.home_persona, True)
    assert soon(worried.due_at, hours=1)
    assert reporting.promised(post, True, timezone.now()) == shift.starts_at + timedelta(hours=1)
    assert Case.objects.count() == 2


def test_beside_the_composer_it_says_that_nobody_is_here_for_this_board(as_, board, other_board, topic, ana, moderator):
    planned(moderator, hours=9)
    on(moderator, place=other_board)
    for path in (f"/t/{topic.pk}/", f"/b/{board.pk}/new/"):
        assert NOBODY in as_(ana).get(path).content.decode(), path
    on(moderator)
    assert NOBODY not in as_(ana).get(f"/t/{topic.pk}/").content.decode()
