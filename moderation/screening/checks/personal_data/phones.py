"""Phone numbers of many countries; helplines, dates, prices and years are none."""

import re

from ...lists import lines

_RUN = re.compile(r"\d(?:[\s.()\-‐–/]{0,2}\d){6}")
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
_HELPLINES = lines("helpline_starts.txt")


def find(text):
    """Yield ("phone", start, end)."""
    string = text.clean.string
    if not _RUN.search(string):
        return
    for found in _PHONE.finditer(string):
        if _is_phone(found.group(), string[max(0, found.start() - 30) : found.start()]):
            yield ("phone", *found.span())


def _is_phone(number, before):
    number = re.split("x|ext", number, flags=re.IGNORECASE)[0].rstrip()
    digits = "".join(letter for letter in number if letter.isdigit())
    if not 9 <= len(digits) <= 15 and not (_LOCAL.fullmatch(number) or _CUE.search(before)):
        return False
    if _DATE.fullmatch(number) or len(set(digits)) <= 2 or number.isdigit() and len(digits) > 12:
        return False
    return not _is_helpline(number, digits)


def _is_helpline(number, digits):
    """Freephone numbers are nearly always helplines, which people may share."""
    if re.match(r"\+?1?[\s.-]?\(?8(?:00|33|44|55|66|77|88)\b", number):
        return True
    return re.sub(r"\A(?:00|\+)?44", "0", digits if number[0] != "+" else "+" + digits).startswith(_HELPLINES)
