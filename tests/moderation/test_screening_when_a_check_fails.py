"""A fault in a check of ours never costs anybody their words."""

import pytest

from forums import services as forums
from forums.models import Post
from moderation.screening import Author, Entry, Lists, Outcome, pipeline, screen

KNOWN = Author(days=100, published=50)
ADDED = Lists((Entry("spam", "moon pills"),))
# For each check words that it must see; a new check needs a line here.
SETS_OFF = {
    "crisis": "I want to die.",
    "unsafe_detail": "What is the most painless way to die?",
    "abuse": "You are a worthless idiot",
    "personal_data": "Ring 07700 900142",
    "spam": "See https://cheap.example/x",
    "new_member": "Hello",
    "added": "Buy Moon  Pi11s today",
}


def _broken(text, author, lists):
    raise RuntimeError("a fault of ours")


@pytest.mark.parametrize("check", pipeline.CHECKS, ids=lambda check: check.NAME)
def test_each_check_that_fails_follows_its_fallback_and_the_others_go_on(check, monkeypatch, caplog):
    text = "A quiet day with private words."
    assert screen(text, KNOWN).outcome == Outcome.PUBLISH
    monkeypatch.setattr(check, "find", _broken)
    found = screen(text, KNOWN)
    assert found.outcome == check.FALLBACK and found.tier == 0
    assert check.NAME in caplog.text and "private words" not in caplog.text
    for other in set(pipeline.CHECKS) - {check}:
        found = screen(SETS_OFF[other.NAME], Author(first_held=1), ADDED).findings
        assert other.NAME in {f.check for f in found}, f"{other.NAME} went silent with {check.NAME}"


@pytest.mark.django_db
@pytest.mark.parametrize("check", pipeline.CHECKS, ids=lambda check: check.NAME)
def test_no_post_is_lost(topic, ben, check, monkeypatch):
    monkeypatch.setattr(check, "find", _broken)
    forums.reply(topic, ben, "I was there too.")
    post = Post.objects.get(body="I was there too.")
    assert post.state == ("held" if check.FALLBACK >= Outcome.ASK else "published")


@pytest.mark.django_db
def test_when_all_fail_the_post_waits_for_a_person(topic, ben, monkeypatch):
    for check in pipeline.CHECKS:
        monkeypatch.setattr(check, "find", _broken)
    forums.reply(topic, ben, "I was there too.")
    assert Post.objects.get(body="I was there too.").state == "held"


def test_a_check_that_fails_half_way_keeps_what_it_found(monkeypatch):
    from moderation.screening.checks import spam

    real = spam.find

    def half(text, author, lists):
        yield from real(text, author, lists)
        raise RuntimeError

    monkeypatch.setattr(spam, "find", half)
    assert screen("https://cheap.example/x", Author()).outcome == Outcome.HOLD


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\ud800", "🙂" * 5000, "a" * 20_000, "( " * 9000, "1 " * 10_000, "@" * 9000]
)
def test_odd_text_is_screened_like_any_other(text):
    assert screen(text, KNOWN).outcome <= Outcome.HOLD
