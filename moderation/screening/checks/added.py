"""Words and phrases that staff added. An entry says itself what it means and what follows."""

import re
from functools import lru_cache

from ..entries import read_as
from ..findings import Finding, Outcome

NAME, CATEGORY, FALLBACK = "added", "abuse", Outcome.PUBLISH


@lru_cache(maxsize=4096)
def _pattern(phrase):
    """A phrase in the spelling of Text.words: its pieces, and a pattern for whole words; None if nothing is left."""
    words = read_as(phrase).split()
    if not any(letter.isalnum() for word in words for letter in word):
        return None
    pieces = sorted({piece for word in words for piece in word.split("*") if piece}, key=len, reverse=True)
    body = r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return pieces, re.compile(rf"(?<!\w){body}(?!\w)")


def spans(phrase, text):
    """The places (start, end) in the written text where `phrase` stands."""
    made, words = _pattern(phrase), text.words
    # Hundreds of phrases cost little, since nearly all fail at their longest word.
    if made is None or not all(piece in words.string for piece in made[0]):
        return []
    return [words.span(*found.span()) for found in made[1].finditer(words.string)]


def find(text, author, lists):
    for entry in lists.added:
        for span in spans(entry.phrase, text):
            yield Finding(NAME, entry.category, entry.severity, "added_phrase", entry.outcome, span, entry.phrase)
