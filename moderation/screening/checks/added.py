"""Words and phrases that staff added. An entry says itself what it means and what follows."""

import re
from functools import lru_cache

from ..findings import Finding, Outcome
from ..normalise import Text

NAME, CATEGORY, FALLBACK = "added", "abuse", Outcome.PUBLISH


@lru_cache(maxsize=4096)
def _pattern(phrase):
    """A phrase in the spelling of Text.words, as a pattern for whole words; None if nothing is left of it."""
    words = Text(phrase.replace("*", "\ufdd0")).words.string.split()
    if not any(letter.isalnum() for word in words for letter in word):
        return None
    body = r"\s+".join(re.escape(word).replace("\ufdd0", r"\w*") for word in words)
    return re.compile(rf"(?<!\w){body}(?!\w)")


def spans(phrase, text):
    """The places (start, end) in the written text where `phrase` stands."""
    pattern = _pattern(phrase)
    return [text.words.span(*m.span()) for m in pattern.finditer(text.words.string)] if pattern else []


def find(text, author, lists):
    for entry in lists.added:
        for span in spans(entry.phrase, text):
            yield Finding(NAME, entry.category, entry.severity, "added_phrase", entry.outcome, span)
