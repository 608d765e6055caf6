"""Who is here: leases in the database that run out by themselves, gathered so that a thousand
reconnects are a handful of writes and one frame."""

import time
from datetime import timedelta

from django.utils import timezone

from groups import conf, queries
from groups.models import Presence

from . import wire


def touch(seat):
    """Somebody without a socket asked for news: they are here for one lease. Written at most twice a lease."""
    now, lease = timezone.now(), timedelta(seconds=conf.value("LEASE_SECONDS"))
    key = f"poll-{seat.pk}"
    if not Presence.objects.filter(connection=key, expires_at__gt=now + lease / 2).exists():
        Presence.objects.update_or_create(
            connection=key, defaults={"seat": seat, "process": "poll", "expires_at": now + lease}
        )


class Ledger:
    """The leases of one process. `came` and `went` are cheap; `keep` does the writing, in the keeper's thread."""

    def __init__(self, process):
        self.process = process
        self._here, self._written = {}, set()
        self._renew_at = self._look_at = 0.0
        self._shown = {}

    def came(self, connection_id, seat_id):
        self._here[connection_id] = seat_id

    def went(self, connection_id):
        self._here.pop(connection_id, None)

    def keep(self, session_ids):
        """Write what changed and renew what is due; returns {session id: frame} of rooms whose people changed."""
        here = dict(self._here)
        changed = set(here) != self._written
        now, lease = time.monotonic(), conf.value("LEASE_SECONDS")
        if changed:
            self._write(here, lease)
        if now >= self._renew_at:
            self._renew_at = now + lease / 3
            self._renew(here, lease)
        if not changed and now < self._look_at:
            return {}
        self._look_at = now + 2 * conf.value("PRESENCE_SECONDS")
        return self._frames(session_ids)

    def _write(self, here, lease):
        until = timezone.now() + timedelta(seconds=lease)
        gone = self._written - set(here)
        if gone:
            Presence.objects.filter(connection__in=gone).delete()
        self._insert({key: here[key] for key in set(here) - self._written}, until)
        self._written = set(here)

    def _insert(self, fresh, until):
        Presence.objects.bulk_create(
            [
                Presence(connection=key, seat_id=seat_id, process=self.process, expires_at=until)
                for key, seat_id in fresh.items()
            ],
            ignore_conflicts=True,
        )

    def _renew(self, here, lease):
        until = timezone.now() + timedelta(seconds=lease)
        if here and Presence.objects.filter(process=self.process).update(expires_at=until) < len(here):
            self._insert(here, until)
        # What a killed server left behind has run out and is swept away by whoever is alive.
        over = Presence.objects.filter(expires_at__lt=timezone.now() - timedelta(seconds=lease))
        if over.exists():
            over.delete()

    def _frames(self, session_ids):
        frames = {}
        for session_id in session_ids:
            people = queries.present_seats(session_id)
            count = len(people)
            if count > conf.value("NAMES_SHOWN"):
                people = [person for person in people if person["facilitator"]]
            text = wire.presence(people, count)
            if self._shown.get(session_id) != text:
                frames[session_id] = self._shown[session_id] = text
        for session_id in set(self._shown) - set(session_ids):
            del self._shown[session_id]
        return frames

    def last_frame(self, session_id):
        return self._shown.get(session_id)

    def leave_all(self):
        Presence.objects.filter(process=self.process).delete()
