"""Staff add phrases and allow phrases; nothing else of screening changes by that."""

import pytest

from moderation.screening import Author, Entry, Lists, Outcome, screen

KNOWN = Author(days=100, published=50)


def with_(*entries):
    return Lists(entries)


@pytest.mark.parametrize("text", ["try moon pills now", "MOON PILLS!", "moon\n  pills", "mооn pills", "m00n pi11s"])
def test_an_added_phrase_is_found_in_any_spelling(text):
    assert screen(text, KNOWN).findings == ()
    found = screen(text, KNOWN, with_(Entry("spam", "Moon pills", severity=2, outcome=Outcome.HOLD)))
    (one,) = found.findings
    assert (found.outcome, one.category, one.severity, one.reason) == (Outcome.HOLD, "spam", 2, "added_phrase")
    assert text[slice(*one.span)].lower().endswith("s")


def test_an_added_phrase_is_whole_words_unless_a_star_says_otherwise():
    assert not screen("moonpillsy moon pillsbury", KNOWN, with_(Entry("spam", "moon pills"))).findings
    assert screen("moon pillsbury", KNOWN, with_(Entry("spam", "moon pill*"))).findings


def test_an_added_crisis_phrase_counts_as_its_tier():
    found = screen("I will take the quiet road", KNOWN, with_(Entry("crisis", "the quiet road", 2)))
    assert (found.tier, found.care, found.outcome) == (2, True, Outcome.SIGNAL)


def test_an_allowed_phrase_is_left_alone_and_only_there():
    band = with_(Entry("crisis", "I want to die by Ana and the Bens", allowed=True))
    text = "We sang I want to die by Ana and the Bens."
    assert screen(text, KNOWN).tier == 1
    assert screen(text, KNOWN, band).tier == 0
    assert screen("I want to die.", KNOWN, band).tier == 1
    assert screen(text, KNOWN, with_(Entry("spam", "I want to die by Ana and the Bens", allowed=True))).tier == 1


@pytest.mark.parametrize("phrase", ["", "   ", "*", "!!!", "(", "\u200b"])
def test_an_empty_phrase_finds_nothing(phrase):
    assert screen("Some words ( here!!! *", KNOWN, with_(Entry("spam", phrase))).findings == ()
