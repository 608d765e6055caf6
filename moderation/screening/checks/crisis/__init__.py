"""Signs that somebody may be in danger. Tiers shaped like C-SSRS and not diagnostic: 1 wish to be dead,
2 active thoughts, 3 method, intent or preparation, 4 act under way or date. Asking for help is never blocked:
tiers 1 and 2 publish with a private card and a case, tiers 3 and 4 are held so that a person comes first."""

from ...findings import Finding, Outcome
from . import injury, signs
from .said import graded

NAME, CATEGORY, FALLBACK = "crisis", "crisis", Outcome.HOLD


def find(text, author, lists):
    best = max(
        (found for found in (injury.urgent(text), graded(text)) if found), key=lambda one: one.number, default=None
    )
    if best is None:
        best = signs.add_up(text)
    if best is None:
        return
    outcome = Outcome.HOLD if best.number >= 3 else Outcome.SIGNAL
    yield Finding(NAME, CATEGORY, best.number, best.reason, outcome, text.words.span(best.start, best.end))
