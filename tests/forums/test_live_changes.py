"""An open page learns what changed without a reload."""

import pytest

from forums import services as forums
from moderation import services as moderation
from moderation.models import Case

pytestmark = pytest.mark.django_db


def changes(client, topic, version):
    return client.get(f"/t/{topic.pk}/changes/", {"version": version, "page": 1})


def test_nothing_new_is_an_empty_answer(as_, ben, topic):
    topic.refresh_from_db()
    assert changes(as_(ben), topic, topic.version).status_code == 204


def test_a_reply_by_another_appears_at_the_end(as_, ana, ben, topic):
    topic.refresh_from_db()
    forums.reply(topic, ben, "I am up too.")
    page = changes(as_(ana), topic, topic.version - 1).content.decode()
    assert 'hx-swap-oob="beforeend:#posts"' in page and "I am up too." in page


def test_a_held_reply_appears_for_nobody_else(as_, ana, ben, topic):
    topic.refresh_from_db()
    version = topic.version
    forums.reply(topic, ben, "Ring 07700 900 142.")
    assert "07700" in changes(as_(ben), topic, version).content.decode()
    assert "07700" not in changes(as_(ana), topic, version).content.decode()


def test_a_released_reply_takes_its_place_before_later_ones(as_, ana, ben, topic, moderator):
    forums.reply(topic, ben, "Ring 07700 900 142.")
    forums.reply(topic, ben, "Good night.")
    topic.refresh_from_db()
    version = topic.version
    case = Case.objects.get()
    moderation.decide(case.pk, "approve", moderator, case.version)
    page = changes(as_(ana), topic, version).content.decode()
    assert 'hx-swap-oob="beforebegin:#p3"' in page and "07700 900 142" in page and "Good night." not in page


def test_a_removed_reply_goes_from_an_open_page(as_, ana, ben, topic, moderator):
    post, _ = forums.reply(topic, ben, "Some nights I just want to die.")
    assert "Some nights" in as_(ana).get(f"/t/{topic.pk}/").content.decode()
    topic.refresh_from_db()
    version = topic.version
    case = Case.objects.get()
    moderation.decide(case.pk, "remove", moderator, case.version, "For now, talk with us.", "")
    page = changes(as_(ana), topic, version).content.decode()
    assert '<div id="p2" hx-swap-oob="delete">' in page and "Some nights" not in page


def told(client, topic, version, shown):
    answer = client.get(f"/t/{topic.pk}/changes/", {"version": version, "page": 1, "shown": shown})
    return answer.content.decode()


def test_a_page_that_says_what_it_shows_is_not_told_to_take_away_what_it_has_not(as_, ana, ben, topic):
    topic.refresh_from_db()
    version = topic.version
    forums.reply(topic, ben, "I am up too.")
    page = told(as_(ana), topic, version, "1")
    assert "I am up too." in page and 'hx-swap-oob="delete"' not in page
    assert '<div id="p2" hx-swap-oob="delete">' in told(as_(ana), topic, version, "1.2")


def test_a_released_reply_goes_to_the_end_where_the_later_one_is_not_shown(as_, ana, ben, topic, moderator):
    forums.reply(topic, ben, "Ring 07700 900 142.")
    forums.reply(topic, ben, "Good night.")
    topic.refresh_from_db()
    version = topic.version
    case = Case.objects.get()
    moderation.decide(case.pk, "approve", moderator, case.version)
    assert 'hx-swap-oob="beforebegin:#p3"' in told(as_(ana), topic, version, "1.3")
    assert 'hx-swap-oob="beforeend:#posts"' in told(as_(ana), topic, version, "1")


@pytest.mark.parametrize("shown", ["", "x", "1.x.-3", "9" * 500])
def test_nonsense_about_what_is_shown_is_no_harm(as_, ana, ben, topic, shown):
    topic.refresh_from_db()
    version = topic.version
    forums.reply(topic, ben, "I am up too.")
    assert "I am up too." in told(as_(ana), topic, version, shown)
