"""A member's client of the room, as a page would be: it reconnects, resumes by `seq` and sends again what has no answer."""

import asyncio
import contextlib
import json
import random
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake


class RoomClient:
    """`async with RoomClient(url, session, cookie)`; what came is in `seen` ({stream: [event…]}), in the order it came."""

    def __init__(self, url, session, cookie, staff=False):
        self.url, self.session, self.cookie, self.staff = url, session, cookie, staff
        self.cursors = {"room": 0, "person": 0, "staff": 0}
        self.seen = {"room": [], "person": [], "staff": []}
        self.arrived = {}  # room seq: when
        self.repeated = 0
        self.holes = 0
        self.pending, self.sent_at = {}, {}
        self.acks, self.errors = {}, []
        self.hellos, self.byes, self.presence = [], [], []
        self.frames = 0
        self._socket, self._task, self._stopped = None, None, False
        self._changed = asyncio.Event()

    async def __aenter__(self):
        self._task = asyncio.create_task(self._run())
        await self.until(lambda: self.hellos or self.byes)
        return self

    async def __aexit__(self, *wrong):
        await self.stop()

    async def stop(self):
        self._stopped = True
        if self._socket is not None:
            await self._socket.close()
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await self._task

    def address(self):
        query = (
            f"?after={self.cursors['room']}&after_person={self.cursors['person']}&after_staff={self.cursors['staff']}"
        )
        return f"{self.url}/ws/sessions/{self.session}/{query}"

    async def cut(self, seconds):
        """Lose the connection, without a word, and find it again after `seconds`."""
        self._away_until = time.monotonic() + seconds
        self._socket.transport.abort()
        await asyncio.sleep(seconds)

    _away_until = 0.0

    async def _run(self):
        while not self._stopped:
            away = self._away_until - time.monotonic()
            if away > 0:
                await asyncio.sleep(away)
            try:
                async with connect(
                    self.address(), additional_headers={"Cookie": f"sessionid={self.cookie}"}, max_size=2**24,
                    origin=self.url.replace("ws", "http", 1), open_timeout=20, compression=None,
                ) as self._socket:  # fmt: skip
                    for client_id, frame in list(self.pending.items()):
                        self.sent_at.setdefault(client_id, time.monotonic())
                        await self._socket.send(frame)
                    async for text in self._socket:
                        self._take(json.loads(text))
            except (TimeoutError, OSError, ConnectionClosed, InvalidHandshake):
                pass
            if self.byes:
                return
            await asyncio.sleep(0.05 + random.random() * 0.1)

    def _take(self, frame):
        now = time.monotonic()
        kind = frame["type"]
        if kind == "events":
            self._take_events(frame, now)
        elif kind == "ack":
            self.pending.pop(frame["client_id"], None)
            self.acks[frame["client_id"]] = frame
        elif kind == "error":
            self.pending.pop(frame.get("client_id"), None)
            self.errors.append(frame)
        elif kind == "hello":
            self.hellos.append(frame)
        elif kind == "bye":
            self.byes.append(frame)
        elif kind == "presence":
            self.presence.append(frame)
        self._changed.set()

    def _take_events(self, frame, now):
        stream = frame["stream"]
        self.frames += 1
        if frame["after"] > self.cursors[stream]:
            self.holes += 1
        for event in frame["events"]:
            if event["seq"] <= self.cursors[stream]:
                self.repeated += 1
                continue
            self.seen[stream].append(event)
            self.cursors[stream] = event["seq"]
            if stream == "room":
                self.arrived[event["seq"]] = now
        self.cursors[stream] = max(self.cursors[stream], frame["upto"])

    async def say(self, body, client_id=None):
        """Send a message; returns its client id at once. It is sent again after a reconnect until it is answered."""
        client_id = client_id or str(uuid.uuid4())
        frame = json.dumps({"type": "message", "client_id": client_id, "body": body})
        self.pending[client_id] = frame
        await self.send(frame, client_id)
        return client_id

    async def send(self, frame, client_id=None):
        try:
            if self._socket is not None:
                if client_id:
                    self.sent_at.setdefault(client_id, time.monotonic())
                await self._socket.send(frame)
        except (OSError, ConnectionClosed):
            pass

    async def ack(self, client_id, seconds=15):
        await self.until(lambda: client_id in self.acks, seconds)
        return self.acks[client_id]

    async def until(self, true, seconds=15):
        """Wait until `true()`; fails with what was seen so far."""
        end = time.monotonic() + seconds
        while not (found := true()):
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(
                    f"It did not come: errors {self.errors[-3:]}, byes {self.byes}, cursors {self.cursors}"
                )
            self._changed.clear()
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._changed.wait(), min(left, 0.2))
        return found

    def messages(self, stream="room"):
        return [event for event in self.seen[stream] if event["kind"] == "message"]

    def texts(self, stream="room"):
        return [event["html"] for event in self.seen[stream] if "html" in event]


def run(evening):
    """Run the coroutine `evening` in a loop of its own; the browser tests may have left one running in this thread."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, evening).result()
