"""What staff added to the lists, kept in each process: a line of chat costs no query, and a change counts everywhere
within `CHECK_EVERY` seconds, since so often each process asks for the number of the last change."""

import logging
import threading
from dataclasses import dataclass, replace
from time import monotonic

from django.db import connection, transaction
from django.db.models import F

from . import screening
from .models import ListsVersion, Phrase, SafeDomain
from .screening import Lists

log = logging.getLogger(__name__)

CHECK_EVERY = 3.0


@dataclass(frozen=True)
class Kept:
    """`lists` as of the change `number` (None: not read), looked at `looked_at` (seconds of this process's clock)."""

    lists: Lists = Lists()
    number: int | None = None
    looked_at: float = float("-inf")


_kept = Kept()
_reading = threading.Lock()


def in_force():
    """The Lists of staff. Never raises: what cannot be read leaves the last known, at first what ships with the code."""
    kept = _kept
    if monotonic() - kept.looked_at < CHECK_EVERY:
        return kept.lists
    # One thread asks; the others go on with what is known. Before anything is known they wait for it.
    if not _reading.acquire(blocking=kept.number is None):
        return kept.lists
    try:
        return _read_again().lists
    finally:
        _reading.release()


def screen(text, author=None):
    """As `screening.screen`, with what staff of this community added: the road of everything that is written."""
    return screening.screen(text, author, in_force())


def forget(**kwargs):
    """Look again at the next text; also a signal's receiver."""
    global _kept
    _kept = replace(_kept, looked_at=float("-inf"))


def changed(**kwargs):
    """For the signals of Phrase and SafeDomain: tell every process, and this one at once."""
    if not ListsVersion.objects.update(number=F("number") + 1):
        ListsVersion.objects.create()
    forget()


def _read_again():
    global _kept
    kept, now = _kept, monotonic()
    if now - kept.looked_at < CHECK_EVERY:  # somebody was quicker
        return kept
    try:
        _kept = replace(_read(kept), looked_at=now)
    except Exception:
        log.exception("The lists of staff could not be read")
        _kept = replace(kept, looked_at=now)
    return _kept


def _read(kept):
    if connection.in_atomic_block:
        # Its own savepoint: should this fail, what somebody writes is still saved.
        with transaction.atomic():
            return _read_rows(kept)
    return _read_rows(kept)


def _read_rows(kept):
    number = ListsVersion.objects.values_list("number", flat=True).first() or 0
    if number == kept.number:
        return kept
    entries = tuple(phrase.as_entry() for phrase in Phrase.objects.order_by("pk"))
    return Kept(Lists(entries, frozenset(SafeDomain.objects.values_list("domain", flat=True))), number)
