"""Weak signs that add up: no hope, being a burden, no way on, an end in sight, where people speak of themselves."""

import re

from ...lists import pattern, words
from ...phrases import Match, load
from .said import before, is_denied, is_of_others, is_quoted

ENOUGH, ENOUGH_IN_ADVICE, ENOUGH_IN_QUESTIONS = 9, 12, 11
_STRONG = 10  # a sign that needs no other beside it
_SELF, _YOU = words("self"), words("you")
# Where others stand in the sentence, these words are as likely grief, worry or help for somebody.
_PEOPLE = words("people")
_NOT_ALONE = _YOU | _PEOPLE
# Worth little beside such words.
_OWN_ONLY = frozenset(("the_word", "way_to_die", "attempt_before"))
# Said with a "not", these still tell more than other signs do; a plain denial and nothing else is taken at its word.
_SPEAKS_OF_IT = frozenset(("own_death", "the_word"))
_PLAIN_DENIAL = pattern("crisis_context.txt", "plain_denial")
# "My parents are all that keeps me here" is about oneself, whoever it begins with.
_BY_OTHERS = frozenset(("held_back", "burden", "nobody", "why_live"))
_ASKS = pattern("crisis_context.txt", "asks")
_PAST = pattern("crisis_context.txt", "past")
_GRIEF = pattern("crisis_context.txt", "grief")
_LETTERS = re.compile("[a-z]+")


def collect(text):
    """The strongest Match of each reason, as a dict, from sentences in which people speak of themselves."""
    found, string = {}, text.words.string
    sentences = [s for s in text.sentences if s.words & _SELF or not s.words & _NOT_ALONE]
    others = [(s.start, s.start + len(s.string)) for s in sentences if s.words & _PEOPLE]
    for match in load("crisis_signs.txt").find(sentences):
        if match.reason in _OWN_ONLY and any(start <= match.start < end for start, end in others):
            around = string[max(0, match.start - 100) : match.end + 100]
            if match.reason != "the_word" or _GRIEF.search(around):
                match = match._replace(number=5)
        earlier = before(match, string)
        if is_quoted(match, string) or (match.reason not in _BY_OTHERS and is_of_others(earlier)):
            continue
        points = _of_denied(match, earlier) if is_denied(earlier) else match.number
        if _PAST.search(earlier):
            points //= 2
        if match.reason not in found or points > found[match.reason].number:
            found[match.reason] = match._replace(number=points)
    return found


def _of_denied(match, earlier):
    if match.reason not in _SPEAKS_OF_IT:
        return match.number // 2
    return 8 if _PLAIN_DENIAL.search(earlier) else match.number


def speaks_of_self(text):
    """Whether a text is more about its author than about "you", as good advice is not."""
    said = _LETTERS.findall(text.words.string)
    return sum(word in _SELF for word in said) > 0.6 * sum(word in _YOU for word in said)


def enough(text, found):
    """So many points make tier 1 in a text of this kind, in which the signs `found` are."""
    if not speaks_of_self(text):
        return ENOUGH_IN_ADVICE
    if _ASKS.search(text.words.string):
        is_strong = any(match.number >= _STRONG for match in found.values())
        return ENOUGH if is_strong else ENOUGH_IN_QUESTIONS
    return ENOUGH


def add_up(text):
    """A Match of tier 1 if the signs are many enough together, or None."""
    found = collect(text)
    total = sum(match.number for match in found.values())
    if total < ENOUGH or total < enough(text, found):
        return None
    strongest = max(found.values(), key=lambda match: match.number)
    return Match("signs_add_up", 1, strongest.start, strongest.end)
