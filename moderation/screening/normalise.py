"""One reading of a text for all checks: tricks of spelling undone, and every place still known in what was written.

`Text.clean` keeps case and digits: quotes straightened, invisible marks gone, full-width letters made plain. For
numbers, addresses, links. `Text.words` is lower case, with look-alike letters, leetspeak, spaced-out and repeated
letters, short forms and known evasions undone. For what is said.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from typing import NamedTuple

from .lists import pairs
from .weighted import Tokens

_STRAIGHT = {
    ord(written): plain
    for plain, group in {
        "'": "‘’‚‛`´ʼʹ′",
        '"': "“”„‟″",
        "-": "‐‑‒–−",
        " ": "\u00a0\u2002\u2003\u2009\u202f\u3000",
        "I": "İ",
    }.items()
    for written in group
}
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_STACKED = re.compile("[\u0300-\u036f\u0489\u20d0-\u20f0]")

_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһӏкмнтвгъьαεορυικντχσηρɑɡıᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "aeopcyxijsdhlkmhtbrbbaeopuikvtxonpagiabcdefghijklmnoprstuvwyz",
)
_FOREIGN_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_PLAIN_LETTER = re.compile("[a-z]")


def _without_accents():
    """Latin letters that are a plain one under their accent; each stays one character."""
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base.lower()
    return table


_ACCENTS = _without_accents()
_SPACED = re.compile(r"(?<![a-z0-9'])[a-z](?:([ ._*-])[a-z0-9$@!](?![a-z0-9'])(?:\1[a-z0-9$@!](?![a-z0-9']))+)")
_LEET = re.compile(r"(?<![^\s\"'(])\$?[a-z]+(?:[0134579@$!]{1,2}[a-z]+)+|(?<![^\s\"'(])[$5][a-z]{3,}")
_LEET_SIGN = re.compile(r"[0134579@$!][a-z]")  # without one there is nothing to undo
_LEET_LETTERS = str.maketrans("01345790@$!", "oieastgoasi")
_RUN = re.compile(r"([a-z])\1+")
_LONG_RUN = re.compile(r"([a-z])\1\1+")
_LETTERS = re.compile("[a-z]+")
_SENTENCE = re.compile(r"[^.!?;\n]+(?:\n(?!\s*\n)[^.!?;\n]+)*")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


def _any_of(written):
    """A pattern for any of the strings as whole words, longest first, by first letter so that most words fail fast."""
    by_letter = defaultdict(list)
    for one in sorted(written, key=len, reverse=True):
        by_letter[one[0]].append(re.escape(one[1:]))
    choices = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_letter.items())
    return re.compile(rf"(?<![a-z'])(?:{choices})(?![a-z'])")


_SPELLINGS = dict(pairs("spellings.txt"))
_READ_AS = {written: read for written, read in _SPELLINGS.items() if written != read}
_WRITTEN = _any_of(_READ_AS)


class View:
    """A reading of a text: `string`, and `span` to come back from it to what was written."""

    __slots__ = ("string", "_steps")

    def __init__(self, string, steps=()):
        self.string, self._steps = string, steps

    def span(self, start, end):
        """The place (start, end) in characters of the written text for a place in this reading."""
        last = max(start, end - 1)
        for starts, edits in reversed(self._steps):
            start = _back(starts, edits, start, False)
            last = _back(starts, edits, last, True)
        return start, max(last + 1, start)

    def rewritten(self, pattern, change):
        """This reading with each match of `pattern` replaced by `change(match)`; equal pieces cost nothing."""
        pieces, edits, done, length = [], [], 0, 0
        for found in pattern.finditer(self.string):
            new = change(found)
            start, end = found.span()
            if new is None or new == self.string[start:end]:
                continue
            pieces += (self.string[done:start], new)
            length += start - done
            edits.append((length, length + len(new), start, end))
            length += len(new)
            done = end
        if not edits:
            return self
        pieces.append(self.string[done:])
        return View("".join(pieces), (*self._steps, ([edit[0] for edit in edits], edits)))

    def translated(self, string):
        """This reading with other characters in the same places."""
        return View(string, self._steps)


def _back(starts, edits, place, is_last):
    """Where the character at `place` came from, before the edits; for the last of a span, the end of its piece."""
    number = bisect_right(starts, place) - 1
    if number < 0:
        return place
    start, end, old_start, old_end = edits[number]
    if place >= end:
        return place - end + old_end
    if end - start == old_end - old_start:
        return place - start + old_start
    return old_end - 1 if is_last else old_start


class Sentence(NamedTuple):
    """A sentence of `Text.words`: where it starts, how it reads, and its words."""

    start: int
    string: str
    words: frozenset


class Text:
    """What checks are given: `raw` as written, and the readings `clean` and `words`, made when first asked for."""

    def __init__(self, raw):
        self.raw = raw

    @cached_property
    def clean(self):
        if self.raw.isascii():
            return View(self.raw)
        return View(self.raw).rewritten(_BEYOND_ASCII, _plain)

    @cached_property
    def words(self):
        view = self.clean.translated(self.clean.string.lower())
        if not view.string.isascii():
            view = _latin(view)
        view = view.rewritten(_SPACED, _joined)
        if _LEET_SIGN.search(view.string):
            view = view.rewritten(_LEET, _unleeted)
        if _LONG_RUN.search(view.string):
            view = view.rewritten(_WORD, _unrepeated)
        return view.rewritten(_WRITTEN, lambda found: _READ_AS[found.group()])

    @cached_property
    def sentences(self):
        """The sentences of `words`, as a tuple of Sentence."""
        found = []
        for piece in _SENTENCE.finditer(self.words.string):
            string = piece.group()
            found.append(Sentence(piece.start(), string, frozenset(_LETTERS.findall(string))))
        return tuple(found)

    @cached_property
    def tokens(self):
        """The single words of `words` in order."""
        return Tokens(self.words.string)


def _plain(found):
    run = _INVISIBLE.sub("", found.group().translate(_STRAIGHT))
    return _STACKED.sub("", unicodedata.normalize("NFKC", run))


def _latin(view):
    """Accents off, and look-alikes of other scripts read as Latin where they stand among Latin letters."""
    string = view.string.translate(_ACCENTS)
    if not string.isascii():
        string = _FOREIGN_WORD.sub(_disguised, string)
    return view.translated(string)


def _disguised(found):
    word = found.group()
    read = word.translate(_LOOK_ALIKES)
    return read if _PLAIN_LETTER.search(word) or read.isascii() else word


def _joined(found):
    return found.group().replace(found.group(1), "").translate(_LEET_LETTERS)


def _unleeted(found):
    word = found.group()
    as_l = word.replace("1", "l").translate(_LEET_LETTERS)
    return as_l if as_l in _SPELLINGS else word.translate(_LEET_LETTERS)


def _unrepeated(found):
    """ "killl" is "kill" and "diiie" is "die": the known spelling with doubles, else one letter of each long run."""
    word = found.group()
    if not _LONG_RUN.search(word):
        return word
    for shorter in (_LONG_RUN.sub(r"\1\1", word), _RUN.sub(r"\1", word)):
        if shorter in _SPELLINGS:
            return shorter
    return _LONG_RUN.sub(r"\1", word)
