"""Plays recorded meetings into a live session, one real WebSocket client a speaker.

    python -m tests.benchmarks.replay FILE [--speed X] [--session NAME]

FILE has one JSON object a line: session, seq, at (ISO 8601), author, text. A server and a database of its own are
started and thrown away; with --url, --room and --cookies an already running server is used instead.
"""

import argparse
import asyncio
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.live.client import RoomClient
from tests.live.server import ROOT, Server

LONGEST_PAUSE = 60.0  # seconds of the recording; longer silences are cut


@dataclass
class Line:
    """One line of a recording: `at` is in seconds from the start of the replay at speed 1."""

    at: float
    author: str
    text: str


@dataclass
class Report:
    """Counts of messages, and delays from sending to each client's receiving, in seconds."""

    sent: int = 0
    acknowledged: int = 0
    held: int = 0
    lost: int = 0
    doubled: int = 0
    unanswered: int = 0
    refused: Counter = field(default_factory=Counter)
    delays: list = field(default_factory=list)
    seconds: float = 0.0
    clients: int = 0
    deliveries: int = 0

    def percentile(self, part):
        ordered = sorted(self.delays)
        return ordered[min(len(ordered) - 1, math.floor(part * len(ordered)))] if ordered else 0.0

    def table(self):
        rows = [
            ("clients", self.clients), ("seconds", f"{self.seconds:.1f}"), ("sent", self.sent),
            ("acknowledged", self.acknowledged), ("of these held", self.held), ("refused", sum(self.refused.values())),
            ("unanswered", self.unanswered), ("lost", self.lost), ("doubled", self.doubled),
            ("deliveries", self.deliveries), ("p50 delay, ms", f"{1000 * self.percentile(0.5):.1f}"),
            ("p99 delay, ms", f"{1000 * self.percentile(0.99):.1f}"),
        ]  # fmt: skip
        rows += [(f"refused: {code}", count) for code, count in self.refused.most_common()]
        return "\n".join(f"{name:<18}{value:>12}" for name, value in rows)


def read_lines(path, session=None):
    """The lines of FILE as a list of Line, meeting after meeting; raises ValueError naming a broken line."""
    lines, start, before, meeting = [], 0.0, None, None
    with open(path, encoding="utf-8") as file:
        for number, raw in enumerate(file, start=1):
            if not raw.strip():
                continue
            try:
                entry = json.loads(raw)
                name, at, author, text = entry["session"], entry["at"], entry["author"], entry["text"]
                moment = datetime.fromisoformat(at).timestamp()
            except (ValueError, KeyError, TypeError) as wrong:
                raise ValueError(f"line {number} cannot be read: {wrong!r}") from None
            if session is not None and name != session:
                continue
            if name == meeting:
                start += min(max(moment - before, 0.0), LONGEST_PAUSE)
            meeting, before = name, moment
            lines.append(Line(start, author, text))
    if not lines:
        raise ValueError("there is no line to play" + (f" of the session {session}" if session else ""))
    return lines


async def play(lines, url, room, cookies, speed=60.0, settle=30.0):
    """Play `lines` into `room` of the server at `url` (ws://…), one client a speaker. Returns a Report."""
    speakers = list(dict.fromkeys(line.author for line in lines))
    if len(cookies) < len(speakers):
        raise ValueError(f"{len(speakers)} speakers need as many cookies, not {len(cookies)}")
    clients = {name: RoomClient(url, room, cookie) for name, cookie in zip(speakers, cookies, strict=False)}
    for start in range(0, len(speakers), 20):
        await asyncio.gather(*(clients[name].__aenter__() for name in speakers[start : start + 20]))
    began = time.monotonic()
    sent = {}
    for line in lines:
        wait = began + line.at / speed - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
        sent[await clients[line.author].say(line.text)] = line
    await _settle(list(clients.values()), settle)
    report = _judge(list(clients.values()), sent)
    report.seconds = time.monotonic() - began
    await asyncio.gather(*(client.stop() for client in clients.values()))
    return report


async def _settle(clients, seconds):
    """Wait until every message is answered and every client has read as far as the furthest."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        head = max([client.cursors["room"] for client in clients])
        head = max(
            [head, *(ack["seq"] for client in clients for ack in client.acks.values() if ack["stream"] == "room")]
        )
        if not any(client.pending for client in clients) and all(client.cursors["room"] >= head for client in clients):
            return
        await asyncio.sleep(0.05)


def _judge(clients, sent):
    report = Report(sent=len(sent), clients=len(clients))
    sent_at, published = {}, {}
    for client in clients:
        report.unanswered += len(client.pending)
        report.refused.update(error["code"] for error in client.errors)
        for client_id, ack in client.acks.items():
            report.acknowledged += 1
            if ack["state"] == "held":
                report.held += 1
            else:
                published[ack["seq"]] = ack["id"]
                sent_at[ack["seq"]] = client.sent_at[client_id]
    if len(published) != report.acknowledged - report.held:
        report.doubled += report.acknowledged - report.held - len(published)
    missing = set()
    for client in clients:
        seen = {event["seq"]: event["id"] for event in client.messages()}
        missing.update(seq for seq, message_id in published.items() if seen.get(seq) != message_id)
        report.doubled += len(seen) - len(set(seen.values()))
        report.doubled += len(set(seen) - set(published)) if client is clients[0] else 0
        report.deliveries += len(seen)
        report.delays.extend(client.arrived[seq] - at for seq, at in sent_at.items() if seq in client.arrived)
    report.lost = len(missing)
    return report


def own_server(folder, members):
    """A fresh database in `folder`, a server on it, a room and its cookies: (Server, room id, [session key…])."""
    environment = {
        "DATABASE_URL": f"sqlite:///{folder}/replay.sqlite3",
        "DJANGO_SETTINGS_MODULE": "community.settings.dev",
    }
    _manage(environment, "migrate", "--verbosity", "0")
    made = _manage(environment, "bench_room", "--members", str(members))
    room = next(int(line.split()[1]) for line in made.stderr.splitlines() if line.startswith("session "))
    cookies = [line.partition("=")[2] for line in made.stdout.splitlines()]
    return Server(environment, log=f"{folder}/server.log").start(), room, cookies


def _manage(environment, *words):
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "manage.py failed")
    return done


def main(words=None):
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.replay", description=__doc__.splitlines()[0])
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--speed", type=float, default=60.0, help="times as fast as it was said (default 60)")
    parser.add_argument("--session", metavar="NAME", help="only this meeting of the file")
    parser.add_argument("--url", help="a running server, such as ws://127.0.0.1:8000")
    parser.add_argument("--room", type=int, help="with --url: the session's number")
    parser.add_argument("--cookies", help="with --url: what bench_room printed, a file of sessionid=… lines")
    given = parser.parse_args(words)
    if given.speed <= 0:
        parser.error("--speed must be more than 0")
    try:
        lines = read_lines(given.file, given.session)
    except OSError as wrong:
        return f"{given.file}: {wrong.strerror}"
    except ValueError as wrong:
        return f"{given.file}: {wrong}"
    speakers = len({line.author for line in lines})
    print(f"{len(lines)} lines of {speakers} speakers, about {lines[-1].at / given.speed:.0f} s", file=sys.stderr)
    if given.url:
        if given.room is None or given.cookies is None:
            parser.error("--url needs --room and --cookies")
        cookies = [line.strip().partition("=")[2] for line in Path(given.cookies).read_text().splitlines()]
        report = asyncio.run(play(lines, given.url, given.room, cookies, given.speed))
    else:
        with tempfile.TemporaryDirectory(prefix="replay-") as folder:
            print("preparing a database and a server", file=sys.stderr)
            server, room, cookies = own_server(folder, speakers)
            try:
                report = asyncio.run(play(lines, server.ws, room, cookies, given.speed))
            finally:
                server.stop()
    print(report.table())
    return 1 if report.lost or report.doubled or report.unanswered else 0


if __name__ == "__main__":
    sys.exit(main())
