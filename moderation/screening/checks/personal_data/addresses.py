"""Street addresses, by words for a street in many languages, house numbers, post boxes and postcodes."""

import re

from ...weighted import groups

_PLACES = groups("streets.txt")
_AFTER, _FIRST = _PLACES["after"], _PLACES["before"]
_GLUED = tuple(_PLACES["glued"])
_SMALL = _PLACES["small"]


def _any(words, capital=False):
    """A pattern of any of `words`, with a capital or all in capitals, and unless `capital` all small too."""
    forms = {form for word in words for form in (word.capitalize(), word.upper(), "" if capital else word)} - {""}
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


_BIG = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'\-]{0,24}"  # a word with a capital, or an initial
_NOT_A_NAME = (
    r"(?!(?:minutes?|mins?|hours?|days?|weeks?|months?|years?|miles?|km|steps?|times?|people|of|the|a|an|in|on|to|and|or|"
    r"for|way|lane|more|other|different|am|pm|percent|mg|ml|kg|lbs?|blocks?|houses?|doors?|streets?|by|from|down)\b)"
)
# After a house number, from just behind its digits.
_BEHIND = [
    # 24 Clarke Avenue; 119 St Omers Road
    re.compile(rf"[a-zA-Z]?,?\s(?:{_BIG}\s){{1,4}}(?:{_any(_AFTER, capital=True)})\b\.?"),
    # 12 rue de la Paix
    re.compile(
        rf"(?:\s?(?:bis|ter))?,?\s(?:{_any(word for word in _FIRST if len(word) > 2)})\b\.?\s"
        rf"(?:d[eiuo]s?\s|d'|la\s|le\s|l'){{0,2}}{_BIG}"
    ),
    # 24 clarke street, all small
    re.compile(
        rf"[a-z]?\s{_NOT_A_NAME}[a-z']{{3,20}}\s(?:{_NOT_A_NAME}[a-z']{{3,20}}\s)?(?:{'|'.join(_SMALL)})\b(?!\s(?:trip|rage|block))"
    ),
]
# Before a house number, up to just in front of its digits.
_BEFORE = [
    re.compile(rf"\b(?:{_any(_FIRST)})\b\.?\s(?:[\w.'\-]{{1,20}}\s){{1,4}}\Z"),
    re.compile(rf"\b(?:{_BIG}\s)?[^\W\d_]{{3,24}}(?:{'|'.join(_GLUED)})\.?\s\Z"),
    re.compile(rf"\b{_BIG}\s(?:[\w.'\-]{{1,20}}\s){{0,2}}(?:{_any(_AFTER)})\b\.?\s\Z"),
]
_NUMBER = re.compile(r"\d{1,5}(?!\d|[.,:]\d|%)")
_STICKS = re.compile(r"[\w.,:/£$€#\-]\Z")  # what before digits makes them no house number
_PIECE = re.compile(
    r"\b(?:apt|apartment|suite)\.?\s?#?\s?\d{1,5}\b|\bflat\s\d{1,4}[a-z]?\b|\bunit\s\d{1,5}\s(?=box)|"
    r"\b(?:p\.?\s?o\.?\s?box|post\s?box|postfach|psc)\s?#?\s?\d{1,6}(?:,?\s?box\s\d{1,6})?|\bbox\s\d{1,6}\s{1,3}(?=[adf]po\b)|"
    r"\b[adf]po,?\s(?:aa|ae|ap)\s\d{5}\b",
    re.IGNORECASE,
)
_PIECES = _PLACES["piece"]
# Postcodes of few houses each: the United Kingdom (not the outward half alone) and Canada.
_POSTCODE = re.compile(
    r"\b(?:GIR 0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-Z]|[A-HK-Y]\d[A-Z]) ?\d[ABD-HJLNP-UW-Z]{2}|"
    r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d)\b"
)
_POSTCODE_DOOR = re.compile(r"\d[A-Z]")
# Before five digits, a town with its state: "Trenton, NJ".
_STATE = re.compile(
    r"\b[A-Z][\w.'\-]{1,20}(?:\s[\w.'\-]{1,20})?,?\s(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|"
    r"N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s\Z"
)
_HOME = re.compile(
    r"\b(?:live[sd]?|living|moved|address(?:\s(?:is|was))?|located|office(?:\sis)?|house(?:\sis)?|flat(?:\sis)?|home(?:\sis)?|"
    r"come|meet(?:\sme)?|visit(?:\sme)?|send\s\w+|deliver\w*|post\s\w+|corner)\s?(?:at|on|in|to|of|:|is)?\s?(?:the\s)?\Z",
    re.IGNORECASE,
)
_NAMED_HOUSE = re.compile(
    r"[a-z]?,?\s(?!I\b|AM|PM|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    r"[A-Z][a-z]{2,}(?:\s[A-Z][a-z]+){0,2}"
)
_MOST = 60  # house numbers looked at in one text


def find(text):
    """Yield ("address", start, end)."""
    string, looked = text.clean.string, 0
    for number in _NUMBER.finditer(string):
        if _STICKS.search(string, max(0, number.start() - 1), number.start()):
            continue
        looked += 1
        if looked > _MOST:
            break
        span = _around(string, number)
        if span:
            yield ("address", *span)
    if _POSTCODE_DOOR.search(string):
        for found in _POSTCODE.finditer(string):
            yield ("address", *found.span())
    if looked and _PIECES & text.tokens.set:
        for found in _PIECE.finditer(string):
            yield ("address", *found.span())


def _is_street(word):
    lower = word.lower()
    return lower in _SMALL or lower in _FIRST or (lower != word and lower in _AFTER)


def _around(string, number):
    """The span of an address of which `number` is the house, or None. Plain words decide which patterns are tried."""
    start, end = number.span()
    ahead = string[end : end + 60]
    next_words = [word.strip(",.") for word in ahead.split(None, 6)[:6]]
    if any(_is_street(word) for word in next_words):
        for pattern in _BEHIND:
            found = pattern.match(string, end)
            if found:
                return start, found.end()
    begin = max(0, start - 70)
    before = string[begin:start]
    last_words = [word.strip(",.") for word in before.lower().split()[-6:]]
    if last_words:
        if last_words[-1].endswith(_GLUED) or not (
            _AFTER.isdisjoint(last_words[-1:]) and _FIRST.isdisjoint(last_words)
        ):
            for pattern in _BEFORE:
                found = pattern.search(before)
                if found:
                    return begin + found.start(), end
    if end - start == 5:
        found = _STATE.search(before)
        if found:
            return begin + found.start(), end
    found = _NAMED_HOUSE.match(string, end)
    if found and _HOME.search(before):
        return start, found.end()
    return None
