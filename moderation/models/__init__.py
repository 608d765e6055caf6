"""The records of moderation: cases with signals and leases, decisions (append-only) with what they put in force,
appeals, words between the team and an author, rules."""

from .appeals import Appeal
from .cases import Case, Signal
from .decisions import Decision, DecisionText, Restriction
from .leases import Lease
from .rules import Rule, Wording
from .words import Handover, Message, Note

__all__ = [
    "Appeal", "Case", "Decision", "DecisionText", "Handover", "Lease", "Message", "Note", "Restriction", "Rule", "Signal",
    "Wording",
]  # fmt: skip
