"""The only doers of moderation: each one verb, one transaction, its notices inside."""

from .appeals import answer_appeal, appeal
from .asking import AskFirst, Private, settle, settle_for
from .complaints import answer_complaint, complain
from .content import admit, author_facts, facts_of, look_over, prepare, promise, readmit, record, withdraw
from .deciding import decide
from .in_place import act_in_place, case_about, open_for
from .leases import give_back, take_lease, take_over
from .looking import look, unmask
from .many import approve_many, decide_many
from .networks import seen as seen_from
from .on_persons import act_on_person
from .records import Stale
from .reporting import answered_within, report
from .talking import add_note, answer_team, hand_over, read_conversation, write_to_author
from .undoing import end_what_is_over, reverse_decision
from .waiting import stop_waiting, wait

__all__ = [
    "AskFirst", "Private", "look_over", "settle", "settle_for", "Stale", "act_in_place", "act_on_person", "case_about", "open_for",
    "add_note", "admit", "answer_appeal", "answer_complaint", "answer_team", "answered_within", "appeal", "approve_many", "author_facts", "complain", "facts_of", "seen_from", "decide", "decide_many",
    "end_what_is_over", "give_back", "hand_over", "look", "prepare", "promise", "read_conversation", "readmit", "record",
    "report", "reverse_decision", "stop_waiting", "take_lease", "take_over", "unmask", "wait", "withdraw", "write_to_author",
]  # fmt: skip
