"""The records of moderation: cases with signals and leases, decisions (append-only) with what they put in force,
appeals, words between the team and an author, rules, and who is there to read them."""

from .appeals import Appeal
from .cases import Case, Signal
from .company import SetAside
from .decisions import Decision, DecisionText, Restriction
from .leases import Lease
from .lists import ListsVersion, Phrase, SafeDomain
from .outside import OutsideNotice
from .rules import Rule, Wording
from .settings import SafetySettings
from .shifts import Call, Contact, Shift
from .words import Handover, Message, Note

__all__ = [
    "Appeal", "Call", "Case", "Contact", "Decision", "DecisionText", "Handover", "Lease", "ListsVersion", "Message", "Note", "OutsideNotice",
    "Phrase", "Restriction", "Rule", "SafeDomain", "SafetySettings", "SetAside", "Shift", "Signal", "Wording",
]  # fmt: skip
