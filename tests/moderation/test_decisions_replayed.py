"""Whatever is decided, undone and outlasted in whatever order: what is in force is what the decisions say, and undoing
all of them leaves everything as it was."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from community.members.permissions import Refused
from forums import services as forums
from forums.models import Post, Topic
from moderation import actions, projection, services
from moderation.actions import About
from moderation.models import Decision, Restriction
from tests.conftest import add_board

pytestmark = pytest.mark.django_db
ACTS = ["approve", "hide", "edit", "revise", "remove", "timeout", "mute", "suspend", "lock", "slow", "move"]
HOURS = st.sampled_from([None, 1, 3, 20])
# Mostly on one text, so that one thing stands upon another.
DECIDE = st.tuples(st.just("decide"), st.sampled_from(ACTS), st.sampled_from([1, 1, 1, 2, 0]), HOURS)
ON_TEXT = st.tuples(
    st.just("decide"), st.sampled_from(["hide", "approve", "edit", "remove", "revise"]), st.just(1), HOURS
)  # fmt: skip
UNDO = st.tuples(st.just("undo"), st.integers(0, 7))
TIME = st.sampled_from([("wait", 2), ("wait", 10), ("work",)])
STEPS = st.lists(st.one_of(ON_TEXT, ON_TEXT, DECIDE, DECIDE, UNDO, TIME), min_size=7, max_size=12)


@pytest.fixture
def boards_of_three(boards):
    return [add_board(boards, title) for title in ("Low days of ours", "Night birds", "Mornings")]


class World:
    """A topic with two replies, a clock that can be put forward, and what somebody does there."""

    def __init__(self, pages, member, keeper):
        self.pages, self.keeper, self.passed = pages, keeper, timedelta()
        first, _ = forums.open_topic(pages[0], member, "The house is quiet", "At this hour.")
        self.topic = first.topic
        self.posts = [first] + [forums.reply(self.topic, member, f"Line number {n}.")[0] for n in (1, 2)]
        self.start = self.seen()

    def seen(self):
        """All that decisions can change: states and words, the thread and the counters of all boards."""
        posts = list(Post.objects.filter(topic=self.topic).order_by("pk").values_list("state", "body", "by_moderator"))
        topic = Topic.objects.get(pk=self.topic.pk)
        thread = topic.board_id, topic.state, topic.reply_count, topic.is_closed(), topic.pace_now()
        counted = [(p.activity.topics, p.activity.posts) if hasattr(p, "activity") else (0, 0) for p in self.fresh()]
        return posts, thread, counted

    def fresh(self):
        return [type(page).objects.select_related("activity").get(pk=page.pk) for page in self.pages]

    def decide(self, name, number, hours):
        action = actions.find(name)
        order = {}
        if action.is_timed and (hours or action.timing == "must"):
            order["until"] = timezone.now() + timedelta(hours=hours or 2)
        if name == "edit":
            order["body"] = f"Other words {Decision.objects.count()}."
        if name == "slow":
            order["seconds"] = (30, 300, 900)[number]
        if name == "move":
            order["to"] = self.pages[number].pk
        post = Post.objects.get(pk=self.posts[number].pk)
        case = services.open_for(post, self.keeper)
        services.decide(case.pk, name, self.keeper, case.version, "Why.", **order)

    def undo(self, number):
        done = list(Decision.objects.filter(reverses=None, reversed_by=None).exclude(action="reverse").order_by("pk"))
        if done:
            services.reverse_decision(done[number % len(done)], self.keeper)

    def wait(self, hours):
        self.passed += timedelta(hours=hours)

    def work(self):
        services.end_what_is_over()

    def step(self, name, *given):
        try:
            with transaction.atomic():
                getattr(self, name)(*given)
        except Refused:
            # What does not suit is refused as a whole, and the sequence goes on.
            pass

    def in_force(self):
        now = timezone.now()
        rows = set(Restriction.objects.in_force(now).values_list("decision_id", flat=True))
        return rows, projection.in_force(list(Decision.objects.all()), now)


@settings(
    max_examples=40, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(steps=STEPS)
@example([("decide", "hide", 1, None), ("decide", "approve", 1, None), ("undo", 1)])
@example([("decide", "hide", 1, 1), ("decide", "remove", 1, None), ("wait", 2), ("work",), ("undo", 1)])
@example([("decide", "hide", 1, None), ("decide", "approve", 1, None), ("undo", 0), ("undo", 0)])
def test_the_rows_in_force_are_those_that_the_decisions_say_and_undoing_all_restores(
    boards_of_three, ana, moderator, steps
):
    with transaction.atomic():
        real = timezone.now
        world = World(boards_of_three, ana, moderator)
        with mock.patch.object(timezone, "now", lambda: real() + world.passed):
            for step in steps:
                world.step(*step)
                rows, said = world.in_force()
                assert rows == said, step
            world.work()
            for decision in Decision.objects.filter(reverses=None, reversed_by=None).order_by("-pk"):
                services.reverse_decision(decision, moderator)
            assert not Restriction.objects.filter(lifted_at=None).exists()
            assert world.seen() == world.start
        transaction.set_rollback(True)


def test_the_sequences_meet_every_action_that_leaves_something_behind():
    lasting = {
        a.name
        for a in actions.all_actions()
        if a.restriction or a.about == About.THREAD or a.name in ("approve", "edit")
    }
    assert lasting - {"ban"} == set(ACTS)
