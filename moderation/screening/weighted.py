"""Lists of weighted phrases, found as whole words in `Text.words`.

A line of a list: phrase, tab, weight, tab, reason. In a phrase `a|b` is either word, `a(s)` is "a" or "as", `?` after a
word makes it optional, `…` stands for up to three words, and `{name}` for any word of a group given by name.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from .lists import lines, pairs
from .lists import words as of_group

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+")
_GAP = "…"
_MOST_GAP = 3
_MOST_KEYS = 400  # places looked at in one text


def groups(name):
    """The groups of words of the list `name`, written `group = word word …`, of all languages: name → frozenset."""
    found = {}
    for group, members in pairs(name):
        found[group] = found.get(group, frozenset()).union(members.split())
    return found


class Tokens:
    """The words of a text in order, as a `set`, and on demand their places in `Text.words`."""

    def __init__(self, string):
        self.string = string
        self.words = _WORD.findall(string)
        self.set = frozenset(self.words)

    @cached_property
    def _spans(self):
        spans, end = [], 0
        for word in self.words:  # between two tokens stands nothing that could begin one
            start = self.string.index(word, end)
            end = start + len(word)
            spans.append((start, end))
        return spans

    def span(self, hit):
        """The place (start, end) of a Hit."""
        return self._spans[hit.first][0], self._spans[hit.last - 1][1]

    def count(self, words):
        """How many of the tokens are among `words`, a set."""
        return sum(word in words for word in self.words) if words & self.set else 0


@dataclass(frozen=True)
class Hit:
    """A phrase in a text: its words are first ≤ number < last."""

    weight: float
    reason: str
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class _Phrase:
    parts: tuple
    weight: float
    reason: str
    reach: int  # so many words at most stand before the key

    def match(self, words, place):
        """The number behind the last word, if the phrase begins at `place`, else None."""
        gap = 0
        for part in self.parts:
            if part is _GAP:
                gap = _MOST_GAP
                continue
            for ahead in range(gap + 1):
                if place + ahead < len(words) and words[place + ahead] in part:
                    place += ahead + 1
                    break
            else:
                return None
            gap = 0
        return place


class Weighted:
    """The list `name` of all languages, ready to be looked for."""

    def __init__(self, name, groups=None):
        """`groups`: of each name the words, as `groups` reads them."""
        groups = {f"{{{of}}}": "|".join(words) for of, words in (groups or {}).items()}
        self._by_key = {}
        for line in lines(name):
            try:
                phrase, weight, reason = line.split("\t")
            except ValueError:
                raise ValueError(f"{name}: a line needs a phrase, a weight and a reason: {line!r}") from None
            for group, words in groups.items():
                phrase = phrase.replace(group, words)
            for parts in _variants(phrase.split()):
                made, key = _made(parts, float(weight), reason)
                for word in key:
                    self._by_key.setdefault(word, []).append(made)
        self._keys = frozenset(self._by_key)

    def find(self, tokens):
        """Every Hit in `tokens`, in no order."""
        keys = self._keys & tokens.set
        if not keys:
            return []
        words, hits, looked = tokens.words, {}, 0
        for place, word in enumerate(words):
            if word not in keys:
                continue
            looked += 1
            if looked > _MOST_KEYS:
                break
            for phrase in self._by_key[word]:
                first = phrase.parts[0]
                for start in range(max(0, place - phrase.reach), place + 1):
                    if words[start] in first and (phrase, start) not in hits:
                        last = phrase.match(words, start)
                        if last:
                            hits[phrase, start] = last
        return [Hit(phrase.weight, phrase.reason, start, last) for (phrase, start), last in hits.items()]


def heaviest(hits):
    """The hits from the heaviest down, without those that overlap a heavier one."""
    kept, taken = [], set()
    for hit in sorted(hits, key=lambda hit: (-hit.weight, hit.first - hit.last, hit.first)):
        places = range(hit.first, hit.last)
        if taken.isdisjoint(places):
            kept.append(hit)
            taken.update(places)
    return kept


def _variants(parts):
    """The phrase with and without each of its optional words."""
    choices = [((_part(part[:-1]),), ()) if part.endswith("?") else ((_part(part),),) for part in parts]
    for choice in product(*choices):
        yield [part for parts in choice for part in parts]


def _made(parts, weight, reason):
    """The phrase, and its key: the words of which one must stand in a text."""
    at = min((n for n, part in enumerate(parts) if part is not _GAP), key=lambda n: _frequency(parts[n]))
    reach = sum(_MOST_GAP if part is _GAP else 1 for part in parts[:at])
    return _Phrase(tuple(parts), weight, reason, reach), parts[at]


def _frequency(part):
    return len(part) + 300 * len(part & of_group("common")) + 700 * len(part & of_group("commonest"))


def _part(written):
    if written == _GAP:
        return _GAP
    words = set()
    for word in written.split("|"):
        stem, many, _ = word.partition("(s)")
        words.update({stem, stem + "s"} if many else {stem})
    return frozenset(words)
