"""From a number as people describe it to what a phone in that country dials."""

import re
import unicodedata
from dataclasses import dataclass

from .reading import Refused

# E.164 allows fifteen digits; the shortest emergency and helpline numbers have two or three.
MOST_DIGITS, LEAST_DIGITS = 15, 2
_TEXT_TO = re.compile(r"^(?:text|send|sms)\s+[\"'“‘]?(?P<word>\w+)[\"'”’]?\s+to\s+(?P<number>.+)$", re.IGNORECASE)
_WORD = re.compile(r"\(\s*(?:text|send|sms)\s+[\"'“‘]?(?P<word>\w+)[\"'”’]?\s*\)", re.IGNORECASE)
# A bracket with a letter in it explains; one with digits alone is an area code.
_NEXT = re.compile(r"[;,|]|\s/\s|\((?=[^)]*[^\W\d])|\b(?:or|and)\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\+?[0-9*#][0-9*#\s().\-–/]*$")


@dataclass(frozen=True)
class Number:
    """`others` is true when the description names more than the one that was taken."""

    dial: str
    display: str
    text_word: str = ""
    others: bool = False


def number_in(described):
    """The first number of a description: `555 (or 1-800-…)`, `55500 (text WORD)`, `0800 1; 0800 2`. Raises Refused."""
    text = "".join(_plain(sign) for sign in unicodedata.normalize("NFKC", described)).strip()
    if not text:
        raise Refused("it cannot be dialled: dial_as_described is empty")
    word, whole = "", _TEXT_TO.match(text)
    if whole:
        word, text = whole["word"], whole["number"]
    elif found := _WORD.search(text):
        word, text = found["word"], (text[: found.start()] + text[found.end() :]).strip()
    first, *rest = _NEXT.split(text, maxsplit=1)
    display = " ".join(first.split())
    if not _NUMBER.match(display.lstrip("(")):
        raise Refused(f"it cannot be dialled: “{described}” does not begin with a number")
    dial = re.sub(r"[^0-9*#+]", "", re.sub(r"\(0\)", "", display) if display.startswith("+") else display)
    digits = sum(sign.isdigit() for sign in dial)
    if not LEAST_DIGITS <= digits <= MOST_DIGITS or "+" in dial[1:]:
        raise Refused(f"it cannot be dialled: “{display}” is no number of {LEAST_DIGITS} to {MOST_DIGITS} digits")
    return Number(dial, display, word, others=bool(rest))


def _plain(sign):
    """Any script's digit as 0 to 9, any dash as a hyphen."""
    return "-" if unicodedata.category(sign) == "Pd" else str(unicodedata.digit(sign, sign))
