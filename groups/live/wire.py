"""Frames of the room: reads what a client sends, writes what it gets (docs/live-room.md)."""

import json
from dataclasses import dataclass
from urllib.parse import parse_qs

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.permissions import Refusal
from groups.models import Stream
from moderation.services import Private

FRAME_BYTES = 32 * 1024
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_MOST = 2**53

HELD_TEXT = gettext_lazy("Your message waits for a person to read it. Only you and the team see it.")
UNKNOWN = Refusal("unknown", gettext_lazy("There is no such session. It may have been moved or be long over."))
CLOSED = Refusal("closed", gettext_lazy("This session is over. Thank you for being here."))
SIGN_IN = Refusal("sign_in", gettext_lazy("Please sign in first. Your words are kept."))
# Close codes of the socket, by the code of the `bye`; browsers see the frame first.
CLOSE_CODES = {
    "signed_out": 4401,
    "removed": 4403,
    "not_booked": 4403,
    "full": 4403,
    "restricted": 4403,
    "unknown": 4404,
    "closed": 4410,
}
CLOSE_OTHER, CLOSE_TOO_BIG, CLOSE_SLOW = 4400, 1009, 1013


@dataclass(slots=True)
class Sent:
    """One readable frame of a client; `kind` is message, hand, pass or ping."""

    kind: str
    client_id: str = ""
    body: object = ""
    up: bool = True
    private: Private = Private.KEEP


def private_of(said):
    """What a client says about private parts; one that says nothing knows no way to be asked."""
    return Private(said) if said in ("ask", "leave_out") else Private.KEEP


def read(text):
    """Return (Sent, None), or (None, error dict) for what cannot be understood; never raises."""
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError):
        return None, error("", "malformed", _("The server could not read that. Please reload the page."))
    if not isinstance(frame, dict):
        return None, error("", "malformed", _("The server could not read that. Please reload the page."))
    kind, client_id = frame.get("type"), frame.get("client_id", "")
    if kind == "message":
        return Sent("message", client_id, frame.get("body"), private=private_of(frame.get("private"))), None
    if kind == "hand" and isinstance(frame.get("up", True), bool):
        return Sent("hand", up=frame.get("up", True)), None
    if kind in ("pass", "ping"):
        return Sent(kind), None
    shown = client_id if isinstance(client_id, str) else ""
    return None, error(
        shown[:64], "unknown_type", _("The server does not know what that means. Please reload the page.")
    )


def error(client_id, code, text, retry_after=0):
    frame = {"type": "error", "client_id": client_id, "code": code, "text": str(text)}
    if retry_after:
        frame["retry_after"] = retry_after
    return frame


def write(frame):
    return _dump(frame)


def bye(refusal):
    return _dump({"type": "bye", "code": refusal.code, "text": str(refusal.text)})


def hello(cursors, seat, session, leads):
    """The first frame: where the streams stand, who one is, and how the room is now."""
    return _dump(
        {
            "type": "hello",
            "cursors": {shown(name): seq for name, seq in cursors.items()},
            "you": seat.persona.name,
            "key": seat.author_key,
            "role": "facilitator" if leads else "attendee",
            "room": {"state": session.state, "phase": session.phase, "slow_mode": session.pace},
        }
    )


def presence(people, count):
    """Who is here; in a very large room the names are left out and only counted."""
    return _dump({"type": "presence", "count": count, "people": people})


def shown(name):
    return "person" if name.startswith("person:") else name


def _number(value):
    try:
        number = int(value)
    except (TypeError, ValueError):
        return 0
    return number if 0 <= number <= _MOST else 0


def cursors_of(query, author_key, leads):
    """{stream name: seq} that a client may follow, from `after`, `after_person` and `after_staff`."""
    cursors = {Stream.ROOM: _number(query.get("after")), Stream.person(author_key): _number(query.get("after_person"))}
    if leads:
        cursors[Stream.STAFF] = _number(query.get("after_staff"))
    return cursors


def query_of(scope):
    """The query string of an ASGI scope as a flat dict; unreadable parts are left out."""
    raw = scope.get("query_string", b"").decode("ascii", "ignore")
    try:
        return {name: values[-1] for name, values in parse_qs(raw, max_num_fields=20).items()}
    except ValueError:
        return {}
