"""Nobody replies in a topic that a moderator locked; it opens by its own clock."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.permissions import Refused
from community.notifications.models import Notice
from forums import services as forums
from moderation import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def lock(topic, ben, moderator):
    post, _ = forums.reply(topic, ben, "You are all fools.")

    def lock(until=None, words="It got heated."):
        case = services.open_for(post, moderator)
        return services.decide(case.pk, "lock", moderator, case.version, words, until=until)

    return lock


def reply(as_, member, topic, words="I am here."):
    return as_(member).post(f"/t/{topic.pk}/reply/", {"body": words})


def test_a_reply_is_refused_with_the_time_it_opens_again_and_the_words_are_kept(as_, ben, topic, lock):
    until = timezone.now() + timedelta(hours=2)
    assert reply(as_, ben, topic, "Before the lock.").status_code == 302
    lock(until)
    answer = reply(as_, ben, topic, "These are my words.")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "These are my words." in page and "It opens again at" in page
    assert topic.posts.filter(body="These are my words.").count() == 0


def test_the_page_says_so_before_anybody_writes(as_, ben, topic, lock):
    assert 'name="body"' in as_(ben).get(f"/t/{topic.pk}/").content.decode()
    lock()
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert "closed this topic for new replies" in page and 'name="body"' not in page


def test_it_opens_when_its_time_is_over_though_no_worker_ran(as_, ben, topic, lock):
    lock(timezone.now() + timedelta(hours=2))
    topic.refresh_from_db()
    assert topic.is_closed()
    type(topic).objects.update(locked_until=timezone.now() - timedelta(seconds=1))
    assert reply(as_, ben, topic).status_code == 302


def test_the_worker_clears_what_is_over(topic, lock):
    until = timezone.now() + timedelta(hours=2)
    lock(until)
    assert services.end_what_is_over(until - timedelta(seconds=1)) == 0
    topic.refresh_from_db()
    assert topic.is_locked
    # Its own clock counts with the real time, so the end is brought forward.
    from moderation.models import Restriction

    Restriction.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert services.end_what_is_over() == 1
    topic.refresh_from_db()
    assert not topic.is_locked and topic.locked_until is None


def test_of_two_locks_the_longer_one_stays_when_the_other_is_undone(topic, lock, moderator):
    short = lock(timezone.now() + timedelta(hours=1))
    long = timezone.now() + timedelta(hours=5)
    lock(long)
    services.reverse_decision(short, moderator)
    topic.refresh_from_db()
    assert topic.is_locked and topic.locked_until == long


def test_undoing_opens_it(as_, ben, topic, lock, moderator):
    services.reverse_decision(lock(), moderator)
    assert reply(as_, ben, topic).status_code == 302


def test_whoever_began_it_is_told_why_and_the_author_of_the_post_is_not(as_, ana, ben, topic, lock, moderator):
    decision = lock(words="Let us rest.")
    assert Notice.objects.filter(member=ana, kind="moderation.thread").exists()
    page = as_(ana).get(f"/decisions/{decision.pk}/").content.decode()
    assert "Let us rest." in page and "Closed for new replies" in page
    assert f"/decisions/{decision.pk}/" in as_(ana).get("/decisions/").content.decode()
    assert not Notice.objects.filter(member=ben, kind="moderation.thread").exists()
    assert as_(ben).get(f"/decisions/{decision.pk}/").status_code == 404
    assert f"/decisions/{decision.pk}/" not in as_(ben).get("/decisions/").content.decode()


def test_a_lock_that_came_while_somebody_wrote_holds(topic, ben, lock):
    before = type(topic).objects.get(pk=topic.pk)
    lock()
    with pytest.raises(Refused, match="closed this topic"):
        forums.reply(before, ben, "I saw it open.")
