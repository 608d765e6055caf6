"""Screening: pure checks on a text, one strictest outcome. See `pipeline.screen`."""

from .findings import Author, Entry, Finding, Lists, Outcome, Screening
from .pipeline import screen

__all__ = ["Author", "Entry", "Finding", "Lists", "Outcome", "Screening", "screen"]
