"""First posts, posts faster than a person can write, raids: each held with no span, and only from those who are new."""

import pytest

from moderation.screening import Author, Outcome, screen

LONG = "I have been reading here for a while and wanted to say hello to everybody. " * 3


def reasons(text, **facts):
    found = [f for f in screen(text, Author(**facts)).findings if f.category == "new_member"]
    assert all(f.outcome == Outcome.HOLD and f.span is None for f in found)
    return [f.reason for f in found]


def test_first_posts_are_held_only_where_that_is_asked_for():
    assert reasons("Hello", first_held=0) == []
    assert reasons("Hello", first_held=2, published=1) == ["first_posts"]
    assert reasons("Hello", first_held=2, published=2) == []
    assert reasons("Hello", first_held=2, trusted=True) == []


def test_first_posts_are_counted_whatever_the_age_of_the_account():
    assert reasons("Hello", first_held=2, published=0, days=900) == ["first_posts"]


@pytest.mark.parametrize(
    ("seconds", "found"),
    [(None, []), (0.4, ["faster_than_a_person"]), (2.5, ["faster_than_a_person"]), (4, []), (90, [])],
)
def test_a_text_that_came_faster_than_a_person_can_paste_and_look(seconds, found):
    assert reasons(LONG, seconds=seconds) == found


def test_a_few_words_are_sent_off_in_a_moment():
    assert reasons("Thank you, that helps.", seconds=0.5) == []


def test_speed_does_not_matter_from_one_who_is_known():
    assert reasons(LONG, seconds=0.4, days=30, published=10) == []


def test_in_a_raid_new_accounts_wait_and_members_notice_nothing():
    assert reasons("Hello", raid=True) == ["raid"]
    assert reasons("Hello", raid=True, days=30, published=10) == []
    assert reasons("Hello", raid=True, trusted=True) == []


def test_asking_for_help_in_a_raid_still_brings_the_card():
    found = screen("I want to die.", Author(raid=True))
    assert found.care and found.tier == 1
