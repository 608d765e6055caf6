"""What would tell strangers who somebody is, or how to reach them off the site: the author is asked first, and the
spans are exact so that the words can be masked."""

from ...findings import Finding, Outcome
from . import addresses, numbers, people, phones

NAME, CATEGORY, FALLBACK = "personal_data", "personal_data", Outcome.PUBLISH
# The surest first: what one has claimed, the next leaves alone ("4000 0000 0000 0002" is a card and no phone).
_PARTS = [numbers.emails, numbers.find, people.handles, phones.find, addresses.find, people.names]


def find(text, author, lists):
    """Yield a Finding (ASK) for each piece of personal data; spans never overlap."""
    claimed = []
    for part in _PARTS:
        for reason, start, end in part(text):
            if any(start < old_end and old_start < end for old_start, old_end in claimed):
                continue
            claimed.append((start, end))
            yield Finding(NAME, CATEGORY, 1, reason, Outcome.ASK, text.clean.span(start, end))
