"""Whoever was in a crisis is asked again the day after."""

import zoneinfo
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from community.members.permissions import Refused
from forums import services as forums
from moderation import queries, services
from moderation.models import Case
from moderation.services.following_up import same_time_tomorrow
from tests.moderation.calling import crisis

pytestmark = pytest.mark.django_db


def answer(case, moderator):
    case.refresh_from_db()
    return services.decide(case.pk, "approve", moderator, case.version)


@pytest.fixture
def answered(topic, ben, moderator):
    forums.reply(topic, ben, "I have the pills ready and a plan to end my life.")
    case = Case.objects.get()
    answer(case, moderator)
    return case


def again():
    return Case.objects.filter(kind="follow_up")


def test_a_crisis_that_was_answered_opens_a_case_for_the_next_day(answered, ben):
    case = again().get()
    assert case.author == ben.home_persona and case.previous == answered and case.state == "open"
    assert timedelta(hours=22) < case.due_at - timezone.now() < timedelta(hours=26)


def test_two_of_one_person_are_one(answered, topic, ben, moderator):
    forums.reply(topic, ben, "I have the rope ready and a plan to end my life.")
    answer(Case.objects.get(kind="crisis", state="open"), moderator)
    assert again().count() == 1


def test_a_lighter_one_and_a_person_who_left_are_not_followed(topic, ben, ana, moderator):
    post, _ = forums.reply(topic, ben, "Thank you all.")
    other, _ = forums.reply(topic, ana, "Me too.")
    answer(crisis(ben.home_persona, severity=1, target_id=post.pk), moderator)
    assert not again().exists()
    answer(crisis(None, severity=3, target_id=other.pk), moderator)
    assert not again().exists()


def test_it_closes_with_words_about_how_they_are(answered, moderator):
    case = again().get()
    with pytest.raises(Refused, match="how they are"):
        services.decide(case.pk, "dismiss", moderator, case.version)
    assert again().get().state == "open"
    services.decide(case.pk, "dismiss", moderator, case.version, words="They slept, and their sister is there.")
    assert again().get().state == "closed" and again().count() == 1


def test_it_stands_in_the_queue_and_its_page_opens(answered, as_, moderator):
    case = again().get()
    assert case in queries.queue_for(moderator)
    page = as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    assert "How are they now?" in page


def test_whoever_answered_a_grave_one_is_asked_to_rest(as_, topic, ben, moderator):
    forums.reply(topic, ben, "I have the pills ready and a plan to end my life.")
    case = Case.objects.get()
    client = as_(moderator)
    page = client.post(
        f"/admin/queue/{case.pk}/?show=1", {"action": "approve", "version": case.version}, follow=True
    ).content.decode()
    assert "That was heavy." in page


def test_tomorrow_is_by_the_clock_on_the_wall():
    with timezone.override(zoneinfo.ZoneInfo("Europe/London")):
        before_the_change = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)
        assert same_time_tomorrow(before_the_change) == datetime(2026, 3, 29, 19, 0, tzinfo=UTC)
