"""The only doers of moderation: each one verb, one transaction, its notices inside."""

from .appeals import answer_appeal, appeal
from .content import admit, author_facts, prepare, promise, readmit, record, report, withdraw
from .deciding import decide, reverse_decision
from .looking import look, unmask
from .records import Stale
from .standing import ban, ban_person, suspend, suspend_person

__all__ = [
    "Stale", "admit", "answer_appeal", "appeal", "author_facts", "ban", "ban_person", "decide", "look", "prepare",
    "promise", "readmit", "record", "report", "reverse_decision", "suspend", "suspend_person", "unmask", "withdraw",
]  # fmt: skip
