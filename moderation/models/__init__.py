"""The records of moderation: Case, Signal, Decision (append-only), Restriction, Appeal."""

from .appeals import Appeal
from .cases import Case, Signal
from .decisions import Decision, DecisionText, Restriction

__all__ = ["Appeal", "Case", "Decision", "DecisionText", "Restriction", "Signal"]
