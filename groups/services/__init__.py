"""The only doers about groups: one verb a function, one transaction, its event inside."""

from .booking import book, cancel, cancel_session, enter, give_up_seats, look_again, plan, remove, who_holds_seats
from .changing import edit_message, rewrite_message, withdraw_message
from .lines import Answer, Draft, ask_html, refused
from .messages import post_message
from .naming import persona_for, use_group_name, use_own_name, why_not_rename
from .retention import purge, purge_due
from .rooms import (
    close_session,
    give_turn,
    open_session,
    pass_turn,
    pause,
    raise_hand,
    restrain,
    resume,
    set_phase,
    set_slow_mode,
)

__all__ = [
    "who_holds_seats",
    "Answer",
    "Draft",
    "ask_html",
    "book",
    "cancel",
    "cancel_session",
    "close_session",
    "edit_message",
    "enter",
    "give_up_seats",
    "give_turn",
    "look_again",
    "open_session",
    "pass_turn",
    "pause",
    "persona_for",
    "plan",
    "post_message",
    "purge",
    "purge_due",
    "raise_hand",
    "refused",
    "remove",
    "restrain",
    "resume",
    "rewrite_message",
    "set_phase",
    "set_slow_mode",
    "use_group_name",
    "use_own_name",
    "why_not_rename",
    "withdraw_message",
]
