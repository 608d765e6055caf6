"""Screening: pure checks on a text, one strictest outcome. See `pipeline.screen`."""

from .findings import Author, Finding, Outcome, Screening
from .pipeline import screen

__all__ = ["Author", "Finding", "Outcome", "Screening", "screen"]
