"""What a person says outright, and whether it is meant: not denied, past, said of others, quoted or a way of speech."""

import re

from ...lists import pattern
from ...phrases import load

_END_OF_SENTENCE = re.compile(r"[.!?;]")
_NEAR = 120  # characters before and behind: the same breath


def _context(what):
    return pattern("crisis_context.txt", what)


def graded(text):
    """The gravest Match that is meant (number: its tier), or None."""
    words, best = text.words.string, None
    for match in load("crisis.txt").find(text.sentences):
        if best is not None and match.number <= best.number:
            continue
        tier = _tier(match, words)
        if tier and (best is None or tier > best.number):
            best = match._replace(number=tier)
    return _raised(best, words) if best is not None and best.number <= 3 else best


def _raised(best, words):
    """What is found beside what was said makes it graver: means at hand, a plan, a day, or things made ready."""
    if best.reason == "worried_about_somebody":
        return best
    nearby = words[max(0, best.start - _NEAR) : best.end + _NEAR]
    later = _END_OF_SENTENCE.split(words[best.end : best.end + 40])[0]
    said = before(best, words) + words[best.start : best.end]
    is_ready = bool(_context("made_ready").search(nearby))
    if best.number == 1:
        return best._replace(number=3, reason="plan_or_preparation") if is_ready else best
    if (is_ready or _context("means").search(nearby)) and _context("at_once").search(said + later):
        return best._replace(number=4, reason="plan_and_day")
    is_planned = is_ready or _has_plan(nearby) or _context("day_named").match(later)
    if is_planned or _context("means").search(words):
        return best._replace(number=3, reason="plan_or_preparation")
    return best


def _has_plan(nearby):
    return any(not is_denied(before_at(found.start(), nearby)) for found in _context("has_plan").finditer(nearby))


def before(match, words):
    """What stands in the same sentence before the match, at most 80 characters."""
    return before_at(match.start, words)


def before_at(place, words):
    """What stands in the same sentence before `place`, at most 80 characters."""
    return _END_OF_SENTENCE.split(words[max(0, place - 80) : place])[-1]


def is_denied(earlier):
    """Whether what follows `earlier` is denied by it."""
    return bool(_context("denied").search(earlier))


def is_of_others(earlier):
    """Whether what follows `earlier` is said of somebody else."""
    return bool(_context("others").search(earlier))


def is_quoted(match, words):
    """Whether the words stand in quotation marks beside a word such as song or film."""
    earlier = words[max(0, match.start - 60) : match.start]
    if earlier.count('"') % 2 == 0:
        return False
    quoted = _context("quoted")
    return bool(quoted.search(earlier) or quoted.search(words[match.end : match.end + 40]))


def _tier(match, words):
    """The tier that the match stands for where it is said, 0 if it is not meant."""
    said, earlier = words[match.start : match.end], before(match, words)
    if _context("idiom").search(said) or _is_not_meant(match.number, said, earlier):
        return 0
    later = _END_OF_SENTENCE.split(words[match.end : match.end + 80])[0]
    if match.number <= 3 and _context("past").search(earlier + said + later):
        return 1 if match.number >= 2 else 0
    if match.number <= 3 and is_quoted(match, words):
        return 0
    return match.number


def _is_not_meant(tier, said, earlier):
    """Whether the words are denied, or said of somebody else."""
    if tier >= 2 and "safe" not in said and _context("denied_inside").search(said):
        return True
    if _context("denied_clause").search(earlier):
        return True
    if _context("own_subject").match(said):
        return False
    # "They would be better off without me" is about oneself, whoever it begins with.
    return is_denied(earlier) or (is_of_others(earlier) and not said.startswith("better"))
