"""Everything a moderator can do about a case: one registered Action each, offered and carried out by the same rules."""

from .account import BAN, MUTE, SUSPEND, TIMEOUT, WARN
from .base import About, Action, Order, Timing, all_actions, find, register
from .content import APPROVE, DISMISS, EDIT, HIDE, REMOVE, REVISE
from .thread import LOCK, MOVE, SLOW

for action in (
    APPROVE, DISMISS, HIDE, EDIT, REVISE, REMOVE, WARN, TIMEOUT, MUTE, SUSPEND, BAN, LOCK, SLOW, MOVE,
):  # fmt: skip
    register(action)

__all__ = ["About", "Action", "Order", "Timing", "all_actions", "find", "register"]
