import pytest

from community.notifications.models import Notice
from forums import services as forums
from moderation import services as moderation
from moderation.models import Case

pytestmark = pytest.mark.django_db


def test_the_author_of_a_topic_is_told_and_led_to_the_reply(as_, topic, ana, ben):
    post, _ = forums.reply(topic, ben, "I am up too.")
    page = as_(ana).get("/notices/").content.decode()
    assert "Somebody answered something you wrote." in page and f'href="/p/{post.pk}/"' in page


def test_nobody_is_told_of_their_own_reply(topic, ana):
    forums.reply(topic, ana, "I will try to sleep now.")
    assert not Notice.objects.exists()


def test_a_held_reply_is_told_of_when_it_is_released_and_once(as_, topic, ana, ben, moderator):
    forums.reply(topic, ben, "Ring me on 07700 900 142.")
    assert not Notice.objects.filter(member=ana).exists()
    case = Case.objects.get()
    decision = moderation.decide(case.pk, "approve", moderator, case.version)
    assert Notice.objects.filter(member=ana).count() == 1
    moderation.reverse_decision(decision, moderator)
    assert "Somebody answered" not in as_(ana).get("/notices/").content.decode()
    case = Case.objects.get(state="open")
    moderation.decide(case.pk, "approve", moderator, case.version)
    assert Notice.objects.filter(member=ana, kind="forums.reply").count() == 1
