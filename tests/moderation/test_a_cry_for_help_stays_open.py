"""Deciding about a text does not answer the person who wrote it."""

import pytest

from forums import services as forums
from moderation import services
from moderation.models import Case

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(topic, ben, ana):
    """A crisis and a report on one post."""
    post, _ = forums.reply(topic, ben, "Some nights I just want to die.")
    services.report(post, ana.home_persona, worried=False)
    return {case.kind: case for case in Case.objects.filter(target_id=post.pk, state="open")}


def test_the_crisis_stays_open_when_the_report_is_decided(both, moderator):
    report = both["report"]
    services.decide(report.pk, "approve", moderator, report.version)
    assert [case.kind for case in Case.objects.filter(state="open")] == ["crisis"]


def test_the_report_closes_with_the_crisis(both, moderator):
    crisis = both["crisis"]
    services.decide(crisis.pk, "approve", moderator, crisis.version)
    assert not Case.objects.filter(state="open").exists()
