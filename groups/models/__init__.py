"""Support groups as pages, their sessions and seats, and the log of each room."""

from .log import Message, Presence, RetentionReceipt, RoomEvent, Stream
from .pages import GroupFacilitator, GroupIndexPage, GroupPage
from .sessions import PHASE_MINUTES, Phase, Seat, Session

__all__ = [
    "PHASE_MINUTES",
    "GroupFacilitator",
    "GroupIndexPage",
    "GroupPage",
    "Message",
    "Phase",
    "Presence",
    "RetentionReceipt",
    "RoomEvent",
    "Seat",
    "Session",
    "Stream",
]
