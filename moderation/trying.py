"""What screening would do to a text, and what a phrase would have done, for staff. Nothing here is stored or logged."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils import timezone

from . import registry, staff_lists
from .screening import Author, Lists, screen
from .screening.checks import added
from .screening.normalise import Text

DAYS, MOST = 30, 400
NEW = Author(days=1.0, published=0)
KNOWN = Author(days=730.0, published=200)


@dataclass(frozen=True)
class Tried:
    """`screening` of a text, and what staff did to it: `spared` are the findings that an allowed phrase took away."""

    screening: object
    spared: tuple = ()


def try_text(text, author):
    """What would happen to `text` by `author` (Author) here and now, as a Tried."""
    lists = staff_lists.in_force()
    found = screen(text, author, lists)
    if not lists.allowed:
        return Tried(found)
    all_found = screen(text, author, replace(lists, entries=lists.added))
    return Tried(found, tuple(finding for finding in all_found.findings if finding not in found.findings))


@dataclass(frozen=True)
class WouldHave:
    """Of `texts` newest texts of the last `days` days, a phrase is in `found`; for `changed` the outcome would differ."""

    texts: int
    found: int
    changed: int
    days: int = DAYS

    @property
    def is_much(self):
        return self.texts >= 40 and self.found > self.texts / 20


def would_have_done(phrase):
    """The WouldHave of a Phrase that need not be saved: beside the lists in force, instead of what it was before."""
    texts = recent_texts()
    lists, entry = staff_lists.in_force(), phrase.as_entry()
    saved = type(phrase).objects.filter(pk=phrase.pk).first() if phrase.pk else None
    others = tuple(other for other in lists.entries if saved is None or other != saved.as_entry())
    without, within = Lists(others, lists.safe_domains), Lists((*others, entry), lists.safe_domains)
    having = [text for text in texts if added.spans(entry.phrase, Text(text))]
    changed = sum(screen(text, KNOWN, without).outcome != screen(text, KNOWN, within).outcome for text in having)
    return WouldHave(len(texts), len(having), changed)


def recent_texts(days=DAYS, most=MOST):
    """At most `most` of the newest texts of the last `days` days, an equal share of each kind."""
    since, handlers = timezone.now() - timedelta(days=days), registry.all_handlers()
    share = most // max(1, sum(handler.keeps_texts for handler in handlers))
    return [text for handler in handlers if handler.keeps_texts for text in handler.texts_since(since, share)]
