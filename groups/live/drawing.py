"""Draws events: a message as the one `_message.html`, an event as JSON, a stream as one frame."""

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from types import SimpleNamespace

from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from community.helplines.templatetags.helplines import crisis_card, is_past
from community.lib.crypto import Unreadable
from community.lib.markup import chat_to_html
from community.lib.templatetags.hearth import clock
from community.members.models import role_in_force
from groups.models import Seat, Session, Stream
from groups.models.log import unseal
from moderation.content import State

# Columns of a message, in the order of `Line`; named so that one query can fetch them beside an event.
MESSAGE_FIELDS = (
    "state", "body", "at", "edited_at", "by_moderator", "read_by",
    "author__name", "author__role", "author__role_until", "seat__author_key",
)  # fmt: skip
_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# Letters for private use stand for what differs between messages; no name and no template holds them.
_HOLES = re.compile("([\ue000-\ue003])")
_ID, _TEXT, _ISO, _CLOCK = range(4)
BY_MODERATOR = "moderator"
GONE = (State.REMOVED, State.HIDDEN, State.WITHDRAWN)


@lru_cache(maxsize=2048)
def _piece(name, role, key, state, edited, why, read_by, late, language):
    """`_message.html` drawn once for an author and a state, cut at the holes; `late` keeps what it says of `read_by` true."""
    drawn = get_template("groups/_message.html").render(
        {
            "id": "\ue000", "text": "\ue001", "iso": "\ue002", "clock": "\ue003",
            "name": name, "role": role, "key": key, "state": state, "edited": edited, "why": why, "read_by": read_by,
        }
    )  # fmt: skip
    return [ord(part) - 0xE000 if _HOLES.fullmatch(part) else part for part in _HOLES.split(drawn.strip())]


@lru_cache(maxsize=512)
def _clock(minute, zone):
    return clock(datetime.fromtimestamp(minute * 60, UTC))


def message_html(message_id, text, at, name, role, key, state=State.PUBLISHED, edited=False, why="", read_by=None):
    """The HTML of one message; `text` is plain, `at` aware, `role` a slug. Nothing in it depends on who looks."""
    holes = (
        str(message_id),
        chat_to_html(text) if text else "",
        at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        _clock(int(at.timestamp() // 60), timezone.get_current_timezone_name()),
    )
    piece = _piece(name, role, key, str(state), edited, why, read_by, is_past(read_by), get_language())
    return "".join([holes[part] if part.__class__ is int else part for part in piece])


def drawn_message(seq, kind, message_id, text, at, name, role, key, edited=False):
    """The JSON of a published message on the stream `room`."""
    return _dump(
        {
            "seq": seq, "kind": kind, "id": str(message_id), "key": key, "author": name, "role": role,
            "html": message_html(message_id, text, at, name, role, key, edited=edited),
        }
    )  # fmt: skip


def frame(name, after, upto, events):
    """One `events` frame as text; `events` is a list of (seq, json)."""
    shown = "person" if name.startswith("person") else name
    inside = ",".join([event for _, event in events])
    return f'{{"type":"events","stream":"{shown}","after":{after},"upto":{upto},"events":[{inside}]}}'


def events(session_id, name, rows):
    """Draw rows of the log, read by `log`, as [(seq, json)…] for the stream `name`."""
    key = Session.objects.filter(pk=session_id).values_list("data_key", flat=True).first() if rows else None
    drawn = []
    for seq, kind, payload, at, message_id, *message in rows:
        if message_id is not None:
            drawn.append((seq, _of_message(name, key, seq, kind, payload, message_id, message)))
        elif kind == "care":
            drawn.append((seq, care(session_id, name, seq, payload)))
        else:
            drawn.append((seq, _dump({"seq": seq, "kind": kind, **payload, "at": at.isoformat()})))
    return drawn


def _of_message(stream, data_key, seq, kind, payload, message_id, message):
    state, body, at, edited_at, by_moderator, read_by, name, role, role_until, key = message
    edited = BY_MODERATOR if by_moderator else edited_at is not None
    role = role_in_force(role, role_until)
    if stream == Stream.ROOM:
        if state == State.PUBLISHED:
            shown = "edited" if kind == "edited" else "message"
            return drawn_message(seq, shown, message_id, _text(data_key, body), at, name, role, key, edited=edited)
        html = message_html(message_id, "", at, name, role, key, state=State.REMOVED)
        return _dump({"seq": seq, "kind": "removed", "id": str(message_id), "key": key, "html": html})
    return waiting_message(
        seq, stream, state, message_id, "" if state == State.WITHDRAWN else _text(data_key, body), at, name, role, key,
        payload.get("why", ""), read_by, edited,
    )  # fmt: skip


_NOW = {State.HELD: "held", State.PUBLISHED: "released", State.WITHDRAWN: "withdrawn"}


def waiting_message(seq, stream, state, message_id, text, at, name, role, key, why, read_by, edited=False):
    """The JSON of a message that was held, as its author (`person:…`) and facilitators (`staff`) see it."""
    own = stream != Stream.STAFF
    # A removed text stays readable for its author alone, beside the reason that moderation sent them.
    shown = State.PUBLISHED if state == State.PUBLISHED else state
    html = message_html(
        message_id, "" if state in GONE and not own else text, at, name, role, key, state=shown, edited=edited,
        why=why if own else "staff", read_by=read_by if state == State.HELD else None,
    )  # fmt: skip
    event = {
        "seq": seq,
        "kind": _NOW.get(state, "removed"),
        "id": str(message_id),
        "key": key,
        "author": name,
        "html": html,
    }
    if state == State.HELD and read_by is not None:
        event["read_by"] = read_by.isoformat()
        event["why"] = why
    return _dump(event)


def _text(data_key, body):
    try:
        return unseal(data_key, body)
    except Unreadable:
        return ""


def care(session_id, name, seq, payload):
    seat = (
        Seat.objects.filter(session_id=session_id, author_key=name.partition(":")[2])
        .select_related("persona__member", "session")
        .first()
    )
    member = seat.persona.member if seat else None
    staffed = seat.session.ends_at if seat and seat.session.state == Session.State.OPEN else None
    read_by = payload.get("read_by")
    # The card asks the request for nothing but the reader's country.
    stand_in = SimpleNamespace(user=member, COOKIES={})
    card = crisis_card(
        {"request": stand_in},
        staffed_until=staffed,
        read_by=datetime.fromisoformat(read_by) if read_by else None,
    )
    return _dump({"seq": seq, "kind": "care", "html": render_to_string("helplines/_crisis_card.html", card)})


def forget_pieces():
    _piece.cache_clear()
