"""The log of rooms: append events in the transaction of the change, and read them back as frames.

A replay draws the present state of a message, so an edited or removed text never comes back.
"""

import threading
import time
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, field

from django.db import connection

from groups.models import RoomEvent, Stream

from . import bell, drawing

CHUNK = 256
_ADVANCE = (
    "UPDATE groups_stream SET last_seq = last_seq + %s, altered = altered + %s "
    "WHERE session_id = %s AND name = %s RETURNING id, last_seq"
)
_COLUMNS = ("seq", "kind", "payload", "at", "message_id")
_MESSAGE_COLUMNS = tuple(f"message__{name}" for name in drawing.MESSAGE_FIELDS)


@dataclass(slots=True)
class Entry:
    """One event to be appended. `new` says that its message was never in this stream before."""

    session_id: int
    stream: str
    kind: str
    message_id: int | None = None
    payload: dict = field(default_factory=dict)
    new: bool = False
    seq: int = 0


def append(entries, ring=True):
    """Give each Entry its `seq` and store it; must run inside the transaction of the change."""
    lines = defaultdict(list)
    for entry in entries:
        lines[entry.session_id, entry.stream].append(entry)
    rows = []
    # Always in the same order, so that two transactions never wait for each other.
    for (session_id, name), waiting in sorted(lines.items(), key=lambda line: line[0]):
        altered = sum(1 for entry in waiting if entry.message_id and not entry.new)
        stream_id, last = _advance(session_id, name, len(waiting), altered)
        for seq, entry in enumerate(waiting, start=last - len(waiting) + 1):
            entry.seq = seq
            rows.append(
                RoomEvent(
                    session_id=session_id, stream_id=stream_id, seq=seq, kind=entry.kind,
                    message_id=entry.message_id, payload=entry.payload,
                )
            )  # fmt: skip
    RoomEvent.objects.bulk_create(rows)
    if ring:
        bell.ring_after_commit({session_id for session_id, _ in lines})


def _advance(session_id, name, count, altered):
    with connection.cursor() as cursor:
        cursor.execute(_ADVANCE, [count, altered, session_id, name])
        row = cursor.fetchone()
        if row is None:
            Stream.objects.bulk_create([Stream(session_id=session_id, name=name)], ignore_conflicts=True)
            cursor.execute(_ADVANCE, [count, altered, session_id, name])
            row = cursor.fetchone()
    return row


def heads(session_ids):
    """{(session id, stream name): (last seq, altered)} of these rooms, in one query."""
    rows = Stream.objects.filter(session_id__in=session_ids).values_list("session_id", "name", "last_seq", "altered")
    return {(session_id, name): (last, altered) for session_id, name, last, altered in rows}


class _Chunks:
    """Whole chunks of history that were drawn before, by the state in which they were drawn."""

    def __init__(self, most=400, seconds=300):
        self.kept, self.most, self.seconds, self.lock = OrderedDict(), most, seconds, threading.Lock()

    def get(self, key):
        with self.lock:
            return self.kept.get(key, (0, None))[1]

    def put(self, key, drawn):
        with self.lock:
            self.kept[key] = (time.monotonic() + self.seconds, drawn)
            while len(self.kept) > self.most:
                self.kept.popitem(last=False)

    def drop_old(self):
        """Words must not stay in memory long after a room is over."""
        now = time.monotonic()
        with self.lock:
            while self.kept and next(iter(self.kept.values()))[0] < now:
                self.kept.popitem(last=False)


chunks = _Chunks()


def since(session_id, cursors):
    """What happened after `cursors` ({stream name: seq}), as a list of (name, after, upto, [(seq, json)…])."""
    known = heads([session_id])
    found = []
    for name, after in cursors.items():
        last, altered = known.get((session_id, name), (0, 0))
        if last > after:
            events = _read(session_id, name, after, last, altered)
            found.append((name, after, events[-1][0] if events else last, events))
    return found


def _read(session_id, name, after, last, altered):
    events, at = [], after
    while at < last:
        start = at - at % CHUNK
        end = start + CHUNK
        key = (session_id, name, start, altered)
        # A private stream draws times and helplines that age, so it is drawn afresh.
        keeps = end <= last and name == Stream.ROOM
        drawn = chunks.get(key) if keeps else None
        if drawn is None:
            drawn = _draw(session_id, name, start if keeps else at, min(end, last))
            if keeps:
                chunks.put(key, drawn)
        events.extend(event for event in drawn if event[0] > at)
        at = min(end, last)
    return events


def _draw(session_id, name, after, upto):
    rows = list(
        RoomEvent.objects.filter(session_id=session_id, stream__name=name, seq__gt=after, seq__lte=upto)
        .order_by("seq")
        .values_list(*_COLUMNS, *_MESSAGE_COLUMNS)
    )
    return drawing.events(session_id, name, rows)
