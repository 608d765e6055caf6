"""A fault in a check of ours never costs anybody their words."""

import pytest

from forums import services as forums
from forums.models import Post
from moderation.screening import Author, Entry, Lists, Outcome, pipeline, screen
from moderation.screening.findings import CATEGORIES

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
    raise RuntimeError(f"a fault of ours, met in: {text.raw}")


each_check = pytest.mark.parametrize("check", pipeline.CHECKS, ids=lambda check: check.NAME)


@each_check
def test_each_check_declares_what_happens_when_it_fails(check):
    assert isinstance(check.FALLBACK, Outcome) and check.FALLBACK in (Outcome.PUBLISH, Outcome.HOLD)
    assert check.CATEGORY in CATEGORIES and check.NAME in SETS_OFF


def test_what_looks_for_danger_fails_on_the_side_of_a_person():
    held = {check.NAME for check in pipeline.CHECKS if check.FALLBACK == Outcome.HOLD}
    assert held == {"crisis", "unsafe_detail"}


@each_check
def test_each_check_that_fails_follows_its_fallback_and_the_others_go_on(check, monkeypatch, caplog):
    text = "A quiet day with private words."
    assert screen(text, KNOWN).outcome == Outcome.PUBLISH
    monkeypatch.setattr(check, "find", _broken)
    found = screen(text, KNOWN)
    assert found.outcome == check.FALLBACK and found.tier == 0
    assert check.NAME in caplog.text and "RuntimeError" in caplog.text and "private words" not in caplog.text
    for other in set(pipeline.CHECKS) - {check}:
        found = screen(SETS_OFF[other.NAME], Author(first_held=1), ADDED).findings
        assert other.NAME in {f.check for f in found}, f"{other.NAME} went silent with {check.NAME}"


@pytest.mark.django_db
@each_check
def test_no_post_and_no_edit_is_lost(topic, ben, check, monkeypatch, caplog):
    fine, _ = forums.reply(topic, ben, "I was there.")
    assert fine.state == "published"
    monkeypatch.setattr(check, "find", _broken)
    post, _ = forums.reply(topic, ben, "I was there too.")
    forums.edit(fine, ben, "I was there twice.")
    state = "held" if check.FALLBACK >= Outcome.ASK else "published"
    kept = Post.objects.in_bulk([post.pk, fine.pk])
    assert (kept[post.pk].body, kept[post.pk].state) == ("I was there too.", state)
    assert (kept[fine.pk].body, kept[fine.pk].state) == ("I was there twice.", state)
    assert f"The check {check.NAME} failed" in caplog.text and "I was there" not in caplog.text


def test_allowed_phrases_that_fail_allow_nothing_and_say_nothing_of_the_text(monkeypatch, caplog):
    band = Lists((Entry("crisis", "i want to die by ana and the bens", allowed=True),))
    text = "We sang I want to die by Ana and the Bens."
    assert screen(text, KNOWN, band).tier == 0

    def broken(phrase, text):
        raise RuntimeError(text.raw)

    monkeypatch.setattr(pipeline.added, "spans", broken)
    assert screen(text, KNOWN, band).tier == 1
    assert "allowed phrases failed" in caplog.text and "We sang" not in caplog.text


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
