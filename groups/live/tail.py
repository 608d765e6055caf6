"""The keeper of a process: tails the log for what other processes wrote, keeps presence, standing and clocks."""

import logging
import threading
import time

from django.conf import settings
from django.db import connection, connections

from groups import conf

from . import bell, clocks, door, log, sight

logger = logging.getLogger(__name__)
BREATH = 0.02  # rings that come close together are answered once


class Keeper(threading.Thread):
    """One thread with its own database connection; whatever fails is logged, and the rest goes on."""

    def __init__(self, loop, hub, ledger, process):
        super().__init__(name="room-keeper", daemon=True)
        self._loop, self._hub, self._ledger, self._process = loop, hub, ledger, process
        self._woken, self._stopped = threading.Event(), False
        self._version = None
        self._next = {}
        self._standing_now = False

    def wake(self, session_ids=(), standing=False):
        """Look at the log now; may be called from any thread."""
        self._standing_now = self._standing_now or standing
        self._woken.set()

    def stop(self):
        self._stopped = True
        self._woken.set()

    def run(self):
        while not self._stopped:
            woken = self._woken.wait(conf.value("TAIL_SECONDS"))
            self._woken.clear()
            for act in (self._tail, self._presence, self._standing, self._clocks):
                if self._stopped:
                    break
                try:
                    act(woken)
                except Exception:
                    logger.exception("The keeper of rooms could not do %s", act.__name__)
                    connections.close_all()
                    time.sleep(0.2)
            time.sleep(BREATH)
        try:
            self._ledger.leave_all()
        except Exception:
            logger.info("Leases are left to run out.")
        connections.close_all()

    def _due(self, name, seconds):
        now = time.monotonic()
        if now < self._next.get(name, 0):
            return False
        self._next[name] = now + seconds
        return True

    def _in_loop(self, function, *given):
        if not self._stopped:
            self._loop.call_soon_threadsafe(function, *given)

    def _changed(self):
        """Whether another connection committed anything since the last look; PostgreSQL is asked for heads instead."""
        if connection.vendor != "sqlite":
            return True
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA data_version")
            version = cursor.fetchone()[0]
        changed, self._version = version != self._version, version
        return changed

    def _tail(self, woken):
        cursors = self._hub.cursors()
        if not cursors or not (self._changed() or woken):
            return
        heads = log.heads(cursors)
        for session_id, have in cursors.items():
            behind = {name: seq for name, seq in have.items() if heads.get((session_id, name), (0, 0))[0] > seq}
            if behind:
                self._in_loop(self._hub.publish_all, session_id, log.since(session_id, behind))

    def _presence(self, woken):
        if self._due("presence", conf.value("PRESENCE_SECONDS")):
            for session_id, text in self._ledger.keep(list(self._hub.rooms)).items():
                self._in_loop(self._hub.say, session_id, text)

    def _standing(self, woken):
        now, self._standing_now = self._standing_now, False
        if not (self._due("standing", conf.value("STANDING_SECONDS")) or now):
            return
        here = self._hub.connections()
        if here:
            doors = [one.door for one in here]
            self._in_loop(self._judge, here, door.changed_standing(doors), sight.away_of(doors))

    def _judge(self, here, found, away):
        for one in here:
            one.away = away[one.door]
            verdict, refusal = found[one.door]
            if verdict == "bye":
                one.finish(refusal)
            else:
                one.refusal = refusal

    def _clocks(self, woken):
        if self._due("clocks", conf.value("CLOCK_SECONDS")):
            clocks.tick(self._process)
            log.chunks.drop_old()


class Subscriber(threading.Thread):
    """Hears other processes ring through Redis. Away or broken, rooms go on by tailing, and it tries again."""

    def __init__(self, wake):
        super().__init__(name="room-subscriber", daemon=True)
        self._wake, self._stopped = wake, False

    def stop(self):
        self._stopped = True

    def run(self):
        import redis

        while not self._stopped:
            try:
                heard = redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1).pubsub()
                heard.subscribe(bell.CHANNEL)
                while not self._stopped:
                    if heard.get_message(ignore_subscribe_messages=True, timeout=1.0) is not None:
                        self._wake()
            except Exception as wrong:
                logger.warning("Redis does not answer (%s). Rooms go on without it.", type(wrong).__name__)
                for _ in range(bell.RETRY_SECONDS * 2):
                    if not self._stopped:
                        time.sleep(0.5)
