"""E-mail addresses, and numbers that prove themselves by a checksum or their shape: cards, bank accounts, ids."""

import re

from ...lists import pairs

_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@(?:[^\W_][\w\-]{0,62}\.){1,8}[^\W\d_]{2,24}\b")
_PROVIDERS = ("gmail", "googlemail", "yahoo", "hotmail", "outlook", "icloud", "proton", "aol", "gmx")
_PROVIDER = re.compile(
    rf"(?:{'|'.join(_PROVIDERS)})(?:mail)?\s?[\[({{]?\s?(?:\bdot\b|\.)\s?[\])}}]?\s?(?:com|net|org|me|de|fr|co\s?(?:dot|\.)\s?uk)\b",
    re.IGNORECASE,
)
_BEFORE_PROVIDER = re.compile(r"\b[\w.+\-]{2,64}\s?[\[({]?\s?(?:\bat\b|@)\s?[\])}]?\s?\Z", re.IGNORECASE)

# Digits are quick to look for: nothing else is tried where none stand.
_CARD_DOOR = re.compile(r"\d(?:[ -]?\d){11}")
_DIGITS = re.compile(r"\d\d+")
_CARD = re.compile(
    r"(?<![\w.,])(?:\d{12,19}|\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?|3\d{3}[ -]\d{6}[ -]\d{4,5})(?![\w-])"
)
_CARD_START = re.compile(r"3|4|5|6|2[2-7]|2131|1800")
_IBAN_LENGTHS = {country: int(length) for country, length in pairs("iban_lengths.txt")}
_SSN = re.compile(r"\b(?<!-)(?!000|666)\d{3}([- ])(?!00)\d{2}\1(?!0000)\d{4}(?![\w-])")
# Numbers printed in guides as examples, which belong to nobody.
_NOBODYS = {"078051120", "219099999", "123456789", "111111111"}
_NINO = re.compile(
    r"\b(?!bg|gb|kn|nk|nt|tn|zz)[abceghj-prstw-z][abceghj-nprstw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b", re.IGNORECASE
)
_ID_WORDS = ("passport", "licen", "insurance", "security", "ssn", "nhs", "medicare", "sort code", "account", "id card")
_MOST = 200  # runs of digits looked at in one text
_NAMED_ID = re.compile(
    r"\b(?:passport|driving licen[cs]e|driver'?s licen[cs]e|national insurance|social security|ssn|nhs|medicare|"
    r"sort code|account|id card)(?: (?:number|no|num|nr|card))?\.?(?: is|:| =|#)? ?"
    r"((?=[A-Z0-9 -]{0,8}\d{2})[A-Z0-9](?:[A-Z0-9]|[ -](?=\d)){5,17})\b",
    re.IGNORECASE,
)


def emails(text):
    """Yield ("email", start, end), also of those written out ("heron at gmail dot com")."""
    string, ends = text.clean.string, set()
    if "@" in string:
        for found in _EMAIL.finditer(string):
            ends.add(found.end())
            yield ("email", *found.span())
    lower = string.lower()
    if any(provider in lower for provider in _PROVIDERS):
        for found in _PROVIDER.finditer(string):
            start = max(0, found.start() - 80)
            name = _BEFORE_PROVIDER.search(string[start : found.start()])
            if name and found.end() not in ends:
                yield ("email", start + name.start(), found.end())


def find(text):
    """Yield (reason, start, end) of card, bank and id numbers."""
    string = text.clean.string
    runs = [found.start() for found in _DIGITS.finditer(string)][:_MOST]
    if not runs:
        return
    if _CARD_DOOR.search(string):
        for found in _CARD.finditer(string):
            digits = re.sub(r"\D", "", found.group())
            if _CARD_START.match(digits) and len(set(digits)) > 2 and _luhn(digits):
                yield ("card_number", *found.span())
    for run in runs:
        end = _iban_end(string, run - 2) if run >= 2 and not string[max(0, run - 3) : run - 2].isalnum() else None
        if end:
            yield ("bank_number", run - 2, end)
        found = _SSN.match(string, run)
        if found and re.sub(r"\D", "", found.group()) not in _NOBODYS:
            yield ("id_number", *found.span())
        found = _NINO.match(string, run - 2) or _NINO.match(string, run - 3) if run >= 2 else None
        if found:
            yield ("id_number", *found.span())
    lower = string.lower()
    if any(word in lower for word in _ID_WORDS):
        for found in _NAMED_ID.finditer(string):
            yield ("id_number", *found.span(1))


def _luhn(digits):
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _iban_end(text, start):
    """Where the account number that begins at `start` ends, or None if it is none."""
    length = _IBAN_LENGTHS.get(text[start : start + 2].upper())
    if not length:
        return None
    kept, place = "", start
    while place < len(text) and len(kept) < length:
        letter = text[place]
        if letter.isascii() and letter.isalnum():
            kept += letter
        elif letter not in " -" or text[place - 1] in " -":
            return None
        place += 1
    if len(kept) < length or text[place : place + 1].isalnum():
        return None
    turned = "".join(str(int(letter, 36)) for letter in kept[4:] + kept[:4])
    return place if int(turned) % 97 == 1 else None
