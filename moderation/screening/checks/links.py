"""Links from people who are new here are read by a person first; most link spam comes that way."""

import re

from ..findings import Finding, Outcome

NAME, CATEGORY, FALLBACK = "links", "spam", Outcome.PUBLISH
NEW_DAYS, NEW_POSTS = 7, 3
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>]+|(?<![\w-])[\w-]{2,63}\.(?:com|net|org|info|biz|ru|xyz|top|online|shop|site|io|me|link)\b(?:/[^\s<>]*)?",
    re.IGNORECASE,
)


def find(text, author, lists):
    if author.trusted or (author.days >= NEW_DAYS and author.published >= NEW_POSTS):
        return
    clean = text.clean
    if "." not in clean.string:
        return
    for found in _LINK.finditer(clean.string):
        if found.start() and clean.string[found.start() - 1] == "@":
            continue
        yield Finding(NAME, CATEGORY, 1, "link_from_new_member", Outcome.HOLD, clean.span(*found.span()))
