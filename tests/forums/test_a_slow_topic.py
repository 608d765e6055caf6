"""In a topic that was slowed down each person waits between two posts, whatever name they use."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.permissions import Refused
from forums import services as forums
from forums.models import Post
from moderation import services
from moderation.models import Restriction

pytestmark = pytest.mark.django_db


@pytest.fixture
def slow(topic, ana, moderator):
    def slow(seconds=300, until=None):
        case = services.open_for(topic.posts.first(), moderator)
        return services.decide(
            case.pk, "slow", moderator, case.version, "One at a time.", seconds=seconds, until=until
        )  # fmt: skip

    return slow


def send(as_, member, topic, words):
    return as_(member).post(f"/t/{topic.pk}/reply/", {"body": words})


def test_the_second_post_waits_is_told_the_time_and_keeps_its_words(as_, ben, topic, slow):
    slow()
    assert send(as_, ben, topic, "First.").status_code == 302
    answer = send(as_, ben, topic, "Second, and long.")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Second, and long." in page and "You can post again at" in page
    assert Post.objects.filter(topic=topic, author__member=ben).count() == 1


def test_somebody_else_need_not_wait_for_them(as_, ben, outsider, topic, slow):
    slow()
    send(as_, ben, topic, "First.")
    assert send(as_, outsider, topic, "Mine.").status_code == 302


def test_after_the_wait_it_goes(as_, ben, topic, slow):
    slow(seconds=60)
    send(as_, ben, topic, "First.")
    Post.objects.filter(author__member=ben).update(created_at=timezone.now() - timedelta(seconds=61))
    assert send(as_, ben, topic, "Second.").status_code == 302


def test_another_name_and_taking_back_do_not_get_round_it(ben, topic, slow):
    slow()
    post, _ = forums.reply(topic, ben, "First.")
    forums.withdraw(post, ben)
    topic.refresh_from_db()
    with pytest.raises(Refused, match="goes slowly"):
        forums.reply(topic, ben, "Second.", as_alias=True)


def test_another_topic_is_not_slowed(as_, ben, board, topic, slow):
    slow()
    send(as_, ben, topic, "First.")
    other, _ = forums.open_topic(board, ben, "Elsewhere", "Words.")
    assert send(as_, ben, other.topic, "More.").status_code == 302


def test_it_ends_by_its_own_clock_and_the_worker_clears_it(as_, ben, topic, slow):
    slow(until=timezone.now() + timedelta(hours=1))
    send(as_, ben, topic, "First.")
    over = timezone.now() - timedelta(seconds=1)
    type(topic).objects.update(pace_until=over)
    assert send(as_, ben, topic, "Second.").status_code == 302
    Restriction.objects.update(until=over)
    assert services.end_what_is_over() == 1
    topic.refresh_from_db()
    assert topic.pace == 0 and topic.pace_until is None


def test_the_composer_says_how_slow_it_is(as_, ben, topic, slow):
    assert "goes slowly" not in as_(ben).get(f"/t/{topic.pk}/").content.decode()
    slow()
    assert "one post in 5 minutes" in as_(ben).get(f"/t/{topic.pk}/").content.decode()


def test_only_a_pace_of_the_list_is_taken(slow):
    with pytest.raises(Refused, match="how long people wait"):
        slow(seconds=7)
    assert not Restriction.objects.exists()
