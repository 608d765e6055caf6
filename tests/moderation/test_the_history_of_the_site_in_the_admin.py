"""Wagtail's own report of what staff did opens with our cases in it, and leads to them."""

import pytest
from wagtail.models import ModelLogEntry

from forums import services as forums
from moderation import services as moderation
from moderation.models import Case

pytestmark = pytest.mark.django_db


def test_a_decision_is_in_it_with_the_way_to_its_case(as_, ben, topic, moderator):
    forums.reply(topic, ben, "Ring 07700 900 142.")
    case = Case.objects.get()
    moderation.decide(case.pk, "approve", moderator, case.version)
    assert ModelLogEntry.objects.filter(action="moderation.approve").exists()
    answer = as_(moderator).get("/admin/reports/site-history/")
    assert answer.status_code == 200 and f'href="/admin/queue/{case.pk}/"' in answer.content.decode()
