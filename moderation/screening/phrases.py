"""Patterns kept as data, found fast: a pattern is tried only in sentences that hold one of its marked words.

A file of `lists/<language>/` has sections `[reason number]` and one pattern a line, a regular expression in the spelling
of `Text.words`. A blank stands for any white space; `<a|b c>` marks words of which one must be there; `{name}` stands
for a fragment defined by `name = …` above the first section.
"""

import re
from collections import defaultdict
from functools import cache, cached_property
from typing import NamedTuple

from .lists import lines, words

_SECTION = re.compile(r"\[(\w+) (-?\d+)\]")
_FRAGMENT = re.compile(r"(\w+) = (.+)")
_GROUP = re.compile(r"\([^()]*\)[?*+]?")
_WHOLE_WORD = re.compile(r"(?<![^ ])[a-z]+(?![^ ])")
_MARKED = re.compile(r"<([a-z][^<>]*)>")
_BLANK = "[^a-z0-9]{1,3}"


class Match(NamedTuple):
    """A pattern found: its section's `reason` and `number`, and its place in `Text.words.string`."""

    reason: str
    number: int
    start: int
    end: int


class Pattern:
    """A regular expression that is compiled when first needed, since a start should not wait for hundreds."""

    def __init__(self, body):
        self.body = body

    @cached_property
    def compiled(self):
        return re.compile(rf"(?<![\w'])(?:{self.body})(?![\w'])", re.DOTALL)


class Phrases:
    """The patterns of one file, by the words without which none of them can match."""

    def __init__(self, rows):
        fragments, self._by_word, section = {}, defaultdict(list), None
        for row in rows:
            if found := _SECTION.fullmatch(row):
                section = (found[1], int(found[2]))
            elif section is None and (found := _FRAGMENT.fullmatch(row)):
                fragments[found[1]] = _filled(found[2], fragments)
            else:
                self._add(section, _filled(row, fragments))
        self._words = frozenset(self._by_word)

    def _add(self, section, pattern):
        marked = _MARKED.findall(pattern)
        if section is None or not marked:
            raise ValueError(f"No section, or no <word> that must be there: {pattern}")
        own = Pattern(_MARKED.sub(r"(?:\1)", pattern).replace(" ", _BLANK))
        # Filed under the rarer group; the words of the others must be in the sentence too.
        keys = sorted((_keys(group) for group in marked), key=lambda keys: len(keys & words("common")))
        for word in keys[0]:
            self._by_word[word].append((section, own, keys[1:]))

    @property
    def patterns(self):
        """Every Pattern of the file, once."""
        return {own for filed in self._by_word.values() for _, own, _ in filed}

    def find(self, sentences):
        """Every match in `sentences` (of `Text.sentences`), in their order."""
        for sentence in sentences:
            there, tried = sentence.words, set()
            for word in there & self._words:
                for section, pattern, others in self._by_word[word]:
                    if pattern in tried or (others and any(there.isdisjoint(words) for words in others)):
                        continue
                    tried.add(pattern)
                    for found in pattern.compiled.finditer(sentence.string):
                        yield Match(*section, sentence.start + found.start(), sentence.start + found.end())


def _keys(group):
    """One word of each choice of a marked group, the rarest, without which that choice cannot match."""
    keys = set()
    for choice in _choices(group):
        there = _WHOLE_WORD.findall(_without_groups(choice))
        if not there:
            raise ValueError(f"A choice must hold a whole word: {choice}")
        keys.add(max(there, key=lambda word: (word not in words("common"), len(word))))
    return frozenset(keys)


def _choices(marked):
    """The choices of a marked group, cut at the bars that stand in no inner group."""
    found, depth = [""], 0
    for letter in marked:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += letter
    return found


def _without_groups(choice):
    """`choice` without what stands in brackets, whose words need not be there."""
    before = None
    while before != choice:
        before, choice = choice, _GROUP.sub("", choice)
    return choice


def _filled(pattern, fragments):
    return re.sub(r"\{([a-z_]+)\}", lambda found: fragments[found[1]], pattern)


@cache
def load(name):
    """The Phrases of the file `name` in every language."""
    return Phrases(lines(name))
