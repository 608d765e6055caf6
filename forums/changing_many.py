"""What follows when moderation changed many posts at once: as `services.state_changed`, in a constant number of queries."""

from collections import Counter, defaultdict

from django.db.models import Case, DateTimeField, F, IntegerField, OuterRef, Subquery, Value, When
from django.db.models.functions import Greatest

from community.members import queries as member_queries
from community.notifications import services as notifications
from moderation.content import State

from .models import BoardActivity, Post, Topic


def states_changed(changed):
    """Keep versions and counters true after `changed`, [(post, old state)…], and tell those who were answered.

    Each post brings its topic, with the topic's author and member.
    """
    topics = {post.topic_id for post, _old in changed}
    Topic.objects.filter(pk__in=topics).update(version=F("version") + 1)
    newest = Topic.objects.filter(pk=OuterRef("topic_id")).values("version")
    Post.objects.filter(pk__in=[post.pk for post, _old in changed]).update(version=Subquery(newest))
    _open_and_close(changed)
    steps = [(post, (post.state == State.PUBLISHED) - (old == State.PUBLISHED)) for post, old in changed]
    steps = [(post, step) for post, step in steps if step]
    _count_replies([(post, step) for post, step in steps if post.number != 1])
    _count_on_boards(steps)
    _tell([post for post, step in steps if step > 0 and post.number != 1])


def _open_and_close(changed):
    """A topic has the state of its first post."""
    by_state = defaultdict(list)
    for post, _old in changed:
        if post.number == 1:
            by_state[post.state].append(post.topic_id)
    for state, pks in by_state.items():
        Topic.objects.filter(pk__in=pks).update(state=state)


def _count_replies(steps):
    counts, newest = Counter(), {}
    for post, step in steps:
        counts[post.topic_id] += step
        if step > 0:
            newest[post.topic_id] = max(post.created_at, newest.get(post.topic_id, post.created_at))
    if counts:
        Topic.objects.filter(pk__in=counts).update(
            reply_count=Greatest(F("reply_count") + _each("pk", counts), Value(0)),
            last_at=Greatest(F("last_at"), _latest("pk", newest)),
        )


def _count_on_boards(steps):
    topics, posts, newest = Counter(), Counter(), {}
    for post, step in steps:
        board = post.topic.board_id
        posts[board] += step
        topics[board] += step if post.number == 1 else 0
        if step > 0:
            newest[board] = max(post.created_at, newest.get(board, post.created_at))
    if not posts:
        return
    known = set(BoardActivity.objects.filter(board__in=posts).values_list("board_id", flat=True))
    BoardActivity.objects.bulk_create(
        BoardActivity(
            board_id=board, topics=max(topics[board], 0), posts=max(posts[board], 0), last_at=newest.get(board)
        )
        for board in posts.keys() - known
    )
    BoardActivity.objects.filter(board__in=known).update(
        topics=F("topics") + _each("board_id", topics),
        posts=F("posts") + _each("board_id", posts),
        last_at=Case(
            *(When(board_id=board, then=Value(at)) for board, at in newest.items()),
            default=F("last_at"),
            output_field=DateTimeField(),
        ),
    )


def _each(field, counts):
    return Case(
        *(When(**{field: pk, "then": Value(step)}) for pk, step in counts.items()),
        default=Value(0),
        output_field=IntegerField(),
    )


def _latest(field, newest):
    whens = (When(**{field: pk, "then": Value(at)}) for pk, at in newest.items())
    return Case(*whens, default=F("last_at"), output_field=DateTimeField())


def _tell(replies):
    """A word to those who were answered, unless the one who answers is out of their sight."""
    asked = [
        (post.topic.author.member, post)
        for post in replies
        if post.topic.author.member_id is not None and post.author.member_id != post.topic.author.member_id
    ]
    away = member_queries.pairs_out_of_sight({(member.pk, post.author_id) for member, post in asked})
    notifications.tell_many(
        [
            (member, "forums.reply", f"reply:{post.pk}", post.get_absolute_url(), "forums.reply", post.pk)
            for member, post in asked
            if (member.pk, post.author_id) not in away
        ]
    )
