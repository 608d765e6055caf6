"""The records of moderation: cases with signals and leases, decisions (append-only) with what they put in force,
appeals, words between the team and an author, rules, who is there to read them, and raids."""

from .appeals import Appeal
from .cases import Case, Signal
from .company import Companion, SetAside
from .decisions import Decision, DecisionText, Restriction
from .leases import Lease
from .lists import ListsVersion, Phrase, SafeDomain
from .networks import NetworkMark
from .outside import OutsideNotice
from .raids import NewWriter, Raid
from .records import Disclosure, DisclosureText, Record
from .rules import Rule, Wording
from .settings import SafetySettings
from .shifts import Call, Contact, Shift
from .transparency import TransparencyReport
from .words import Handover, Message, Note

__all__ = [
    "Appeal", "Call", "Case", "Companion", "Contact", "Decision", "DecisionText", "Handover", "Lease", "ListsVersion", "Message", "NetworkMark", "NewWriter",
    "Note", "OutsideNotice", "Phrase", "Raid", "Restriction", "Rule", "SafeDomain", "SafetySettings", "SetAside", "Shift", "Signal", "Wording", "TransparencyReport",
    "Disclosure", "DisclosureText", "Record",
]  # fmt: skip
