"""Whoever wrote a phone number may post their words without it at once, or leave them for a person to read."""

import pytest

from forums import services as forums
from moderation.content import State

pytestmark = pytest.mark.django_db
WORDS = "Ring me on 07700 900 142 tonight."


@pytest.fixture
def held(topic, ben):
    return forums.reply(topic, ben, WORDS)[0]


def test_the_author_is_offered_it_and_sees_it_before_it_is_posted(as_, ben, topic, held):
    assert f'href="/p/{held.pk}/mask/"' in as_(ben).get(f"/t/{topic.pk}/").content.decode()
    said = as_(ben).get(f"/p/{held.pk}/mask/").content.decode()
    assert "Ring me on [left out] tonight." in said and "07700" not in said
    held.refresh_from_db()
    assert held.state == State.HELD


def test_posted_like_that_it_is_screened_anew_and_up(as_, ana, ben, topic, held):
    as_(ben).post(f"/p/{held.pk}/mask/")
    held.refresh_from_db()
    assert (held.state, held.body) == (State.PUBLISHED, "Ring me on [left out] tonight.")
    assert "[left out]" in as_(ana).get(f"/t/{topic.pk}/").content.decode()


def test_nobody_else_can_do_it(as_, ana, ben, held):
    assert as_(ben).get(f"/p/{held.pk}/mask/").status_code == 200
    for other in (ana, None):
        assert as_(other).post(f"/p/{held.pk}/mask/").status_code == 404
    held.refresh_from_db()
    assert held.body == WORDS


def test_nothing_is_left_out_of_a_cry_for_help(as_, ben, topic):
    post, _ = forums.reply(topic, ben, "I am going to kill myself tonight. Ring me on 07700 900 142.")
    assert f"/p/{post.pk}/mask/" not in as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert as_(ben).post(f"/p/{post.pk}/mask/").status_code == 302
    post.refresh_from_db()
    assert "07700 900 142" in post.body
