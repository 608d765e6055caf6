"""Hours as lists write them, where they are plain enough to be read without guessing."""

import re

from django.core.exceptions import ValidationError

from ..hours import WEEKDAYS, parse_spans

_ALWAYS = re.compile(r"^(?:24\s*/\s*7|24\s*h(?:ours)?|always(?: open)?)$", re.IGNORECASE)
_DAYS = re.compile(
    r"^(?P<first>daily|every day|mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*)(?:\s*[-–]\s*(?P<last>mon|tue|wed|thu|fri|sat|sun)[a-z]*)?"
    r"\s+(?P<spans>\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}(?:\s*,\s*\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2})*)"
    r"(?:\s+(?P<clock>[A-Z]{2,5}))?$",
    re.IGNORECASE,
)


def hours_in(text):
    """The fields for hours: `24/7`, `Daily 8:00–22:00`, `Mon–Fri 9:00-17:00; Sat 10:00-12:00`. None if any part is not plain."""
    text = " ".join(text.split())
    if _ALWAYS.match(text):
        return {"always_open": True}
    found = dict.fromkeys(WEEKDAYS, "")
    for part in text.split(";"):
        match = _DAYS.match(part.strip())
        if not match:
            return None
        spans = re.sub(r"\s*[-–]\s*", "-", match["spans"])
        try:
            parse_spans(spans)
        except ValidationError:
            return None
        days = _between(match["first"].lower(), (match["last"] or "").lower())
        if not days or any(found[day] for day in days):
            return None
        found.update(dict.fromkeys(days, spans))
    return found


def _between(first, last):
    if first in ("daily", "every day"):
        return [] if last else WEEKDAYS
    shorts = [day[:3] for day in WEEKDAYS]
    start = shorts.index(first)
    length = (shorts.index(last) - start) % 7 + 1 if last else 1
    return [WEEKDAYS[(start + step) % 7] for step in range(length)]
