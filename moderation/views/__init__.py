"""The member's side of moderation: what was decided about my words, and telling us about somebody else's."""

from .conversations import conversation, conversations
from .decisions import appeal, decision, decision_about, decisions
from .outside import notice_again, notice_form, notice_receipt
from .reporting import complain, report, report_person, reports
from .transparency import transparency, transparency_csv
from .wrote import wrote

__all__ = [
    "appeal", "complain", "conversation", "conversations", "decision", "decision_about", "decisions", "notice_again",
    "notice_form", "notice_receipt", "report", "report_person", "reports", "transparency", "transparency_csv", "wrote",
]  # fmt: skip
