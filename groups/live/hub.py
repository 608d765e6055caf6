"""The hub of one process: hands each frame, rendered once, to every local connection, by `seq`.

Everything here runs in the event loop's thread. A gap in `seq`, from any cause, is filled from the log.
"""

import asyncio
import types
from collections import deque

from groups import conf

from . import lane, wire
from .drawing import frame
from .sight import without

RECENT = 1024


def for_many(text):
    """An ASGI message that carries its bytes along for sockets with a short way."""
    return {"type": "websocket.send", "text": text, "raw": lane.raw(text)}


@types.coroutine
def _resume(step, waits_for):
    """Go on awaiting a coroutine that was started by hand and stopped at `waits_for`."""
    while True:
        try:
            got = yield waits_for
        except BaseException as wrong:
            try:
                waits_for = step.throw(wrong)
            except StopIteration:
                return
        else:
            try:
                waits_for = step.send(got)
            except StopIteration:
                return


class Connection:
    """One socket. What cannot be sent at once waits in a bounded outbox; too much, and it is dropped."""

    def __init__(self, send, door):
        self._send = send
        self._lane = lane.of(send)
        self.door = door
        self.id = ""
        self.session_id, self.seat_id = door.session_id, door.seat_id
        self.refusal = None  # why its holder may not write just now, if so
        self.away = frozenset()  # author keys whose lines its holder does not get
        self.floor = None  # {stream: seq} it already has, where it is ahead of the hub
        self.names = ()
        self.gone = self.finished = False
        self._outbox, self._bytes, self._task = deque(), 0, None
        self._reader = asyncio.current_task()

    def push(self, message):
        """Send an ASGI message; never blocks and never raises. A socket that takes it at once costs no task."""
        if self._task is not None:
            self._wait_in_line(message)
            return
        if self.gone or (self._lane is not None and "raw" in message and self._lane.write(message["raw"])):
            return
        step = self._send(message)
        try:
            waits_for = step.send(None)
        except StopIteration:
            return
        except Exception:
            self.gone = True
            return
        self._task = asyncio.get_running_loop().create_task(self._drain(step, waits_for))

    def say(self, text):
        self.push({"type": "websocket.send", "text": text})

    def _wait_in_line(self, message):
        self._outbox.append(message)
        self._bytes += len(message.get("text", ""))
        if len(self._outbox) > conf.value("OUTBOX_FRAMES") or self._bytes > conf.value("OUTBOX_BYTES"):
            self.drop()

    async def _drain(self, step, waits_for):
        try:
            await _resume(step, waits_for)
            while self._outbox:
                message = self._outbox.popleft()
                self._bytes -= len(message.get("text", ""))
                await self._send(message)
        except Exception:
            self.gone = True
        finally:
            self._task = None

    def finish(self, refusal):
        """Say why, then close; once."""
        if self.finished:
            return
        self.finished = True
        self.say(wire.bye(refusal))
        self.push({"type": "websocket.close", "code": wire.CLOSE_CODES.get(refusal.code, wire.CLOSE_OTHER)})

    def drop(self):
        """Let go of a consumer that is too slow; it comes back and catches up from the log."""
        if self.gone:
            return
        self.gone = True
        self._outbox.clear()
        if self._task is not None:
            self._task.cancel()
        if self._lane is not None:
            self._lane.abort()
        elif self._reader is not None:
            self._reader.cancel()


class _Line:
    """One stream as this process follows it."""

    __slots__ = ("upto", "watchers", "recent")

    def __init__(self, upto):
        self.upto, self.watchers, self.recent = upto, [], deque(maxlen=RECENT)


class Room:
    def __init__(self):
        self.lines, self.connections = {}, set()


class Hub:
    """The rooms that somebody of this process is in. `behind()` is called when the log must be asked."""

    def __init__(self, behind):
        self.rooms = {}
        self._behind = behind

    def join(self, connection, have):
        """Seat a connection that holds all up to `have` ({stream: seq}). False: it lacks too much and must read more."""
        room = self.rooms.get(connection.session_id) or Room()
        missing = []
        for name, seq in have.items():
            line = room.lines.get(name)
            if line is None or line.upto <= seq:
                continue
            if not line.recent or line.recent[0][0] > seq + 1:
                return False
            missing.append((name, seq, [event for event in line.recent if event[0] > seq]))
        self.rooms[connection.session_id] = room
        connection.floor = {}
        for name, seq in have.items():
            line = room.lines.setdefault(name, _Line(seq))
            line.watchers.append(connection)
            if line.upto < seq:
                connection.floor[name] = seq
        connection.floor = connection.floor or None
        connection.names = tuple(have)
        room.connections.add(connection)
        for name, seq, events in missing:
            connection.say(frame(name, seq, events[-1][0], without(events, connection.away)))
        return True

    def leave(self, connection):
        connection.gone = True
        room = self.rooms.get(connection.session_id)
        if room is None or connection not in room.connections:
            return
        room.connections.discard(connection)
        for name in connection.names:
            line = room.lines.get(name)
            if line is not None and connection in line.watchers:
                line.watchers.remove(connection)
                if not line.watchers:
                    del room.lines[name]
        if not room.connections:
            self.rooms.pop(connection.session_id, None)

    def publish(self, session_id, name, events):
        """Hand `events` ([(seq, json)…], seq unbroken) to who watches; what was handed out before is left out."""
        room = self.rooms.get(session_id)
        line = room.lines.get(name) if room else None
        if line is None or not events or events[-1][0] <= line.upto:
            return
        first = events[0][0]
        if first > line.upto + 1:
            self._behind()
            return
        if first <= line.upto:
            events = [event for event in events if event[0] > line.upto]
        after, line.upto = line.upto, events[-1][0]
        line.recent.extend(events)
        message = for_many(frame(name, after, line.upto, events))
        for connection in line.watchers:
            if connection.floor is None and not connection.away:
                connection.push(message)
            elif connection.floor is None:
                connection.say(frame(name, after, line.upto, without(events, connection.away)))
            else:
                self._above_floor(connection, name, line.upto, events)
        self._notice(room, name, events)

    def _above_floor(self, connection, name, upto, events):
        floor = connection.floor.get(name, 0)
        fresh = [event for event in events if event[0] > floor]
        if fresh:
            connection.say(frame(name, fresh[0][0] - 1, upto, without(fresh, connection.away)))
        if upto >= floor:
            connection.floor.pop(name, None)
            connection.floor = connection.floor or None

    def _notice(self, room, name, events):
        # Quotes inside a message are escaped, so these marks can only stand for the event itself.
        if name == "room" and any('"kind":"closed"' in event for _, event in events):
            for connection in tuple(room.connections):
                connection.finish(wire.CLOSED)
        elif name.startswith("person:") and any('"kind":"seat"' in event for _, event in events):
            self._behind(standing=True)

    def publish_all(self, session_id, found):
        """What the log gave: [(name, after, upto, events)…]."""
        for name, _after, _upto, events in found:
            self.publish(session_id, name, events)

    def say(self, session_id, text):
        """One frame that is not of the log (presence) to a whole room."""
        room = self.rooms.get(session_id)
        if room is not None:
            message = for_many(text)
            for connection in room.connections:
                connection.push(message)

    def committed(self, waiting, answers, drawn):
        """After a group commit: the room is told, and every author acknowledged."""
        for (session_id, name), events in drawn.items():
            self.publish(session_id, name, events)
        for (_draft, connection), answer in zip(waiting, answers, strict=True):
            connection.say(wire.write(answer.as_dict()))

    def cursors(self):
        """{session id: {stream: seq handed out}}; safe to call from another thread."""
        return {
            session_id: {name: line.upto for name, line in list(room.lines.items())}
            for session_id, room in list(self.rooms.items())
        }

    def connections(self):
        """Every local connection; safe to call from another thread."""
        return [connection for room in list(self.rooms.values()) for connection in list(room.connections)]
