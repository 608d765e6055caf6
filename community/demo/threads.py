"""Boards and threads, written by the services that people use and then set back in time."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import PageViewRestriction

from community.themes.models import ContentWarning, Theme
from forums import services as forums
from forums.models import BoardActivity, BoardPage, Post, Topic
from moderation.content import State

from .people import by_pseudonym
from .texts import grief, low_days, nights, others, worry
from .texts.boards import BOARDS, CIRCLE

THREADS = [*others.THREADS, *worry.THREADS, *grief.THREADS, *nights.THREADS, *low_days.THREADS]
CIRCLE_MEMBERS = [
    "demo-member", "demo-facilitator", "demo-volunteer", "demo-peer-long-corridor", "demo-peer-small-anchor",
]  # fmt: skip


def add_boards(index, cast):
    """The boards; one is closed to all but the people of a group."""
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    for title, intro, about, theme, group in BOARDS:
        board = BoardPage(title=title, intro=intro, about=about, theme=themes.get(theme))
        index.refresh_from_db()
        index.add_child(instance=board)
        board.save_revision().publish()
        if group:
            _close(board, cast)


def _close(board, cast):
    group, _new = Group.objects.get_or_create(name=CIRCLE)
    group.user_set.add(*(cast[username] for username in CIRCLE_MEMBERS))
    restriction = PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(group)


def add_threads(cast, now):
    """Every thread of the demo, its last text so many hours ago."""
    by_name = by_pseudonym(cast)
    boards = {board.title: board for board in BoardPage.objects.order_by("pk")}
    warnings = {warning.slug: warning for warning in ContentWarning.objects.all()}
    for thread in THREADS:
        at = _began(thread, now)
        post, _new = forums.open_topic(
            boards[thread.board], by_name[thread.author], thread.title, thread.body, thread.mode,
            warnings.get(thread.warning),
        )  # fmt: skip
        topic, posts = post.topic, [post]
        Topic.objects.filter(pk=topic.pk).update(created_at=at)
        post.created_at = at
        for reply in thread.replies:
            at += timedelta(minutes=reply.minutes)
            post, _new = forums.reply(topic, by_name[reply.author], reply.body)
            post.created_at = at
            posts.append(post)
        Post.objects.bulk_update(posts, ["created_at"], batch_size=50)


def _began(thread, now):
    length = timedelta(minutes=sum(reply.minutes for reply in thread.replies))
    if not thread.began:
        return now - timedelta(hours=thread.hours_ago) - length
    latest = timezone.localtime(now - length)
    hour, minute = (int(part) for part in thread.began.split(":"))
    at = latest.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return at if at <= latest else at - timedelta(days=1)


def keep_counters_true():
    """After texts were set back in time: when each topic and board was last written in."""
    shown = Q(posts__state=State.PUBLISHED)
    topics = list(Topic.objects.annotate(written=Coalesce(Max("posts__created_at", filter=shown), F("created_at"))))
    for topic in topics:
        topic.last_at = topic.written
    Topic.objects.bulk_update(topics, ["last_at"], batch_size=100)
    for activity in BoardActivity.objects.all():
        activity.last_at = Topic.objects.filter(board_id=activity.board_id, state=State.PUBLISHED).aggregate(
            at=Max("last_at")
        )["at"]
        activity.save(update_fields=["last_at"])
