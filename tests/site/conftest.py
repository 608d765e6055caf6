"""One of everything that has an address, for the tables of this folder."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums import services as forums
from groups import services as groups
from groups.models import GroupPage
from moderation import services as moderation
from moderation.models import Case


@pytest.fixture
def things(home, topic, board, ana, ben, moderator, agreement, base_with_tuesday):
    post = topic.posts.get()
    held, _ = forums.reply(topic, ben, "Ring 07700 900 142.")
    case = Case.objects.get()
    decision = moderation.decide(case.pk, "approve", moderator, case.version)
    topic.refresh_from_db()
    start = timezone.now() + timedelta(days=2)
    session = groups.plan(GroupPage.objects.get(), start, start + timedelta(hours=1))
    return {
        "session": session.pk,
        "group": session.group_id,
        "topic": topic.pk,
        "post": post.pk,
        "board": board.pk,
        "board_slug": board.slug,
        "agreement": agreement.pk,
        "decision": decision.pk,
        "case": case.pk,
    }
