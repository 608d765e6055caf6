"""Phone numbers and e-mail addresses: kept off the boards and out of the rooms so that people stay private."""

import re

from ..findings import Finding, Outcome

NAME, CATEGORY, FALLBACK = "personal_data", "personal_data", Outcome.PUBLISH
_EMAIL = re.compile(r"[\w.+\-]{1,64}@(?:[A-Za-z0-9\-]{1,63}\.)+[A-Za-z]{2,24}\b")
_SPOKEN_EMAIL = re.compile(
    r"\b[\w.+\-]{2,64}\s?[\[({]?\s?(?:\bat\b|@)\s?[\])}]?\s?(?:gmail|yahoo|hotmail|outlook|icloud|proton(?:mail)?)\s?[\[({]?\s?(?:\bdot\b|\.)\s?[\])}]?\s?com\b",
    re.IGNORECASE,
)
_PROVIDERS = ("gmail", "yahoo", "hotmail", "outlook", "icloud", "proton")
_LOCAL = re.compile(r"\d{3}[\s\-–]\d{4}|(?!(?:19|20)\d\d\D(?:19|20)\d\d\Z)\d{4}[\s\-–]\d{4}")
_PHONE = re.compile(
    r"(?<![\w~.,/:=#-])(?:\+|00)?\(?\d(?:[\s.()\-‐–/]{0,2}\d){6,14}(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\w~])",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?:phone|call|ring|text|tel|telephone|mobile|cell|fax|number|whatsapp|signal|reach me)\b[^\d\n]{0,12}\n?\Z",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d|(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d)(?:\s\d{1,2})?"
)
_HELPLINES = re.compile(r"\A(?:0?800|0?808|0?845|1[\s\-]?800|116|1[\s\-]?8[0-9]{2})")


def _is_phone(number, before):
    number = re.split("x|ext", number, flags=re.IGNORECASE)[0].rstrip()
    digits = "".join(letter for letter in number if letter.isdigit())
    if not 9 <= len(digits) <= 15 and not (_LOCAL.fullmatch(number) or _CUE.search(before)):
        return False
    if _DATE.fullmatch(number) or len(set(digits)) <= 2 or number.isdigit() and len(digits) > 12:
        return False
    # Freephone numbers are nearly always helplines, which people may share.
    return not _HELPLINES.match(number.lstrip("+0( ")) and not _HELPLINES.match(number)


def find(text, author, lists):
    view, string = text.clean, text.clean.string
    written = list(_EMAIL.finditer(string)) if "@" in string else []
    if any(provider in string.lower() for provider in _PROVIDERS):
        ends = {found.end() for found in written}
        written += [found for found in _SPOKEN_EMAIL.finditer(string) if found.end() not in ends]
    for found in written:
        yield Finding(NAME, CATEGORY, 1, "email", Outcome.HOLD, view.span(*found.span()))
    for found in _PHONE.finditer(string):
        if _is_phone(found.group(), string[max(0, found.start() - 30) : found.start()]):
            yield Finding(NAME, CATEGORY, 1, "phone", Outcome.HOLD, view.span(*found.span()))
