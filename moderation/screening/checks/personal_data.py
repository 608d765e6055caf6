"""Phone numbers and e-mail addresses: kept off the boards and out of the rooms so that people stay private."""

import re

from ..findings import Finding, Outcome

NAME, CATEGORY = "personal_data", "personal_data"
_EMAIL = re.compile(r"[\w.+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.)+[A-Za-z]{2,24}\b")
_SPOKEN_EMAIL = re.compile(
    r"\b[\w.+\-]{2,64}\s?[\[({]?\s?(?:\bat\b|@)\s?[\])}]?\s?(?:gmail|yahoo|hotmail|outlook|icloud|proton(?:mail)?)\s?[\[({]?\s?(?:\bdot\b|\.)\s?[\])}]?\s?com\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w~.,/:=#-])(?:\+|00)?\(?\d(?:[\s.()\-‐–/]{0,2}\d){6,14}(?![\w~])")
_DATE = re.compile(
    r"(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d)(?:\s\d{1,2})?"
)
_HELPLINES = re.compile(r"\A(?:0?800|0?808|0?845|1[\s\-]?800|116|1[\s\-]?8[0-9]{2})")


def _is_phone(number):
    digits = "".join(letter for letter in number if letter.isdigit())
    if not 9 <= len(digits) <= 15 and not (7 <= len(digits) <= 8 and re.search(r"[\s.\-–)]", number)):
        return False
    if _DATE.fullmatch(number) or len(set(digits)) <= 2 or number.isdigit() and len(digits) > 12:
        return False
    # Freephone numbers are nearly always helplines, which people may share.
    return not _HELPLINES.match(number.lstrip("+0( ")) and not _HELPLINES.match(number)


def find(text, author):
    if "@" in text or " at " in text.lower():
        for pattern in (_EMAIL, _SPOKEN_EMAIL):
            for found in pattern.finditer(text):
                yield Finding(NAME, CATEGORY, 1, "email", Outcome.HOLD, found.span())
    for found in _PHONE.finditer(text):
        if _is_phone(found.group()):
            yield Finding(NAME, CATEGORY, 1, "phone", Outcome.HOLD, found.span())
