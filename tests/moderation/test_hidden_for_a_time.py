"""What was hidden for a time comes back by itself, to where it was, and not where something else keeps it away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums import services as forums
from moderation import services, tasks
from moderation.content import State
from moderation.models import Case, Restriction

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(topic, ben):
    return forums.reply(topic, ben, "Not so loud, please.")[0]


def decide(obj, action, moderator, **order):
    case = services.open_for(obj, moderator)
    return services.decide(case.pk, action, moderator, case.version, "For now.", **order)


def hide(obj, moderator):
    return decide(obj, "hide", moderator, until=timezone.now() + timedelta(hours=1))


@pytest.fixture
def let_time_pass(later):
    def let_time_pass():
        later(hours=2)
        tasks.end_what_is_over.call_local()

    return let_time_pass


def state(post):
    post.refresh_from_db()
    return post.state


def test_it_comes_back_with_its_counters(as_, ana, post, moderator, let_time_pass):
    hide(post, moderator)
    post.topic.refresh_from_db()
    assert state(post) == State.HIDDEN and post.topic.reply_count == 0
    assert "Not so loud" not in as_(ana).get(f"/t/{post.topic_id}/").content.decode()
    let_time_pass()
    assert "Not so loud" in as_(ana).get(f"/t/{post.topic_id}/").content.decode()
    post.topic.refresh_from_db()
    assert post.topic.reply_count == 1


def test_not_before_its_time(post, moderator):
    hide(post, moderator)
    assert services.end_what_is_over() == 0 and state(post) == State.HIDDEN


def test_not_when_it_was_removed_meanwhile(post, moderator, let_time_pass):
    hide(post, moderator)
    removal = decide(post, "remove", moderator)
    let_time_pass()
    assert state(post) == State.REMOVED
    services.reverse_decision(removal, moderator)
    assert state(post) == State.PUBLISHED


def test_not_when_its_author_took_it_back(ben, post, moderator, let_time_pass):
    hide(post, moderator)
    forums.withdraw(post, ben)
    let_time_pass()
    assert state(post) == State.WITHDRAWN


def test_what_was_held_before_waits_for_a_person_again(topic, ben, moderator, let_time_pass):
    held, _ = forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    hide(held, moderator)
    assert not Case.objects.filter(state="open").exists()
    let_time_pass()
    assert state(held) == State.HELD and held.read_by
    assert Case.objects.filter(state="open", target_id=held.pk).exists()


def test_a_release_that_is_undone_puts_the_rest_of_its_time_back_in_force(post, moderator, let_time_pass):
    hidden = hide(post, moderator)
    release = decide(post, "approve", moderator)
    assert state(post) == State.PUBLISHED and not Restriction.objects.in_force().exists()
    services.reverse_decision(release, moderator)
    assert state(post) == State.HIDDEN and Restriction.objects.in_force().get().decision == hidden
    let_time_pass()
    assert state(post) == State.PUBLISHED
