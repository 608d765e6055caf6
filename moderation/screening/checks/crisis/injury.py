"""An injury by one's own hand that needs help now: what makes it urgent, beside words that say whose doing it is."""

from ...lists import pattern
from ...phrases import load
from .said import before, is_denied

_BEFORE, _BEHIND = 200, 80  # characters around what is urgent in which the injury is told


def urgent(text):
    """The gravest Match of an injury of one's own that needs help now, or None."""
    words, best = text.words.string, None
    for match in load("crisis_injury.txt").find(text.sentences):
        if best is not None and match.number <= best.number:
            continue
        around = words[max(0, match.start - _BEFORE) : match.end + _BEHIND]
        if _is_own(around) and not is_denied(before(match, words)):
            best = match._replace(reason="injury_now")
    return best


def _is_own(around):
    """Whether it was done on purpose, lately, by the one who writes."""
    own = pattern("crisis_context.txt", "own_injury").search(around)
    return bool(
        own
        and not pattern("crisis_context.txt", "accident").search(around)
        and not pattern("crisis_context.txt", "past").search(around)
    )
