"""One of everything that has an address, for the tables of this folder."""

import pytest

from forums import services as forums
from moderation import services as moderation
from moderation.models import Case


def plan_session(home):
    from datetime import timedelta

    from django.utils import timezone

    from groups import services as groups
    from groups.models import GroupIndexPage, GroupPage

    index = home.add_child(instance=GroupIndexPage(title="Groups", slug="groups"))
    group = index.add_child(instance=GroupPage(title="Tuesday evening group", slug="tuesday"))
    start = timezone.now() + timedelta(days=2)
    return groups.plan(group, start, start + timedelta(hours=1))


@pytest.fixture
def things(home, topic, board, ana, ben, moderator, agreement):
    post = topic.posts.get()
    held, _ = forums.reply(topic, ben, "Ring 07700 900 142.")
    case = Case.objects.get()
    decision = moderation.decide(case.pk, "approve", moderator, case.version)
    topic.refresh_from_db()
    session = plan_session(home)
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
