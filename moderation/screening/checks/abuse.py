"""Hate, threats and harassment. Swearing alone is none; neither is what people say of themselves ("I am such an
idiot") or tell that somebody said to them ("he called me …"): they come here because of it."""

from dataclasses import replace

from ..findings import Finding, Outcome
from ..weighted import Weighted, groups, heaviest

NAME, CATEGORY, FALLBACK = "abuse", "abuse", Outcome.PUBLISH
_PHRASES = Weighted("abuse.txt", groups("abuse_words.txt"))
_SIGNAL, _HOLD = 0.6, 2.0
_WORDS = groups("abuse_context.txt")
_DIRECT = frozenset(("threat", "told_to_die", "harassment"))
_NARRATIVE = 4  # words "I", "me", "my": somebody tells of their own life
_LONG = 1200
_JEST, _NEAR = 1.1, 10  # weight; words behind the threat


def find(text, author, lists):
    """Yield at most one Finding, with the span of the heaviest phrase: HOLD if strong, else SIGNAL."""
    words, tokens = text.words, text.tokens
    hits = [_in_jest(hit, tokens) for hit in heaviest(_PHRASES.find(tokens)) if not _is_told_or_own(hit, tokens)]
    if not hits:
        return
    weight = _weigh(hits, tokens) / max(1.0, len(words.string) / _LONG)
    first = hits[0]
    severe = max((hit.weight for hit in hits if hit.reason in _DIRECT), default=0)
    if any(hit.reason == "told_to_die" and _begins_sentence(hit, tokens) for hit in hits):
        severe = _HOLD
    if max(weight, severe) < _SIGNAL:
        return
    is_strong = severe >= _HOLD or (weight >= _HOLD and first.reason != "insult")
    outcome = Outcome.HOLD if is_strong else Outcome.SIGNAL
    yield Finding(NAME, CATEGORY, 2 if is_strong else 1, first.reason, outcome, words.span(*tokens.span(first)))


def _weigh(hits, tokens):
    """All hits together; swear words and hard adjectives alone stay below a signal, whatever their number."""
    tells_of_self = tokens.count(_WORDS["self"]) >= _NARRATIVE
    colour = sum(hit.weight for hit in hits if hit.reason == "colour")
    insults = sum(hit.weight for hit in hits if hit.reason == "insult") * (0.4 if tells_of_self else 1)
    return sum(hit.weight for hit in hits if hit.reason not in ("colour", "insult")) + insults + min(colour, 0.5)


def _begins_sentence(hit, tokens):
    """ "Kill yourself" as an order, and not "the urge to …"."""
    if hit.first == 0:
        return True
    start, _ = tokens.span(hit)
    return not (tokens.string[start - 1].isspace() and tokens.string[start - 2 : start - 1].isalnum())


def _is_told_or_own(hit, tokens):
    before = tokens.words[max(0, hit.first - 7) : hit.first]
    inside = tokens.words[hit.first : hit.last]
    if _has(before[-3:] + inside[:-1], "denies"):
        return True
    if _has(before, "tells") and _has(before, "people"):
        return True
    if hit.reason in ("threat", "told_to_die") and _has(before[-2:], "asks"):
        return True
    if "you" not in inside and _has(before[-5:], "self") and _has(before[-5:] + inside[:2], "own"):
        return True
    return '"' in tokens.string and _is_quoted(tokens.string, tokens.span(hit)[0])


def _in_jest(hit, tokens):
    """A threat to somebody beside a game or the washing-up is likelier a way of speech: shown, and not held."""
    inside = tokens.words[hit.first : hit.last]
    if hit.reason != "threat" or hit.weight < _HOLD or "you" in inside:
        return hit
    return replace(hit, weight=_JEST) if _has(tokens.words[hit.last : hit.last + _NEAR], "jests") else hit


def _has(words, role):
    return not _WORDS[role].isdisjoint(words)


def _is_quoted(string, place):
    before = string[max(0, place - 150) : place]
    return before.count('"') % 2 == 1 and '"' in string[place : place + 150]
