"""The one writer of a process: takes what waits and commits it as one group. No timer, so idle rooms wait for nothing."""

import logging
import queue
import threading

from django.db import InterfaceError, OperationalError, connections
from django.utils.translation import gettext as _

from groups import conf
from groups.services.lines import Answer
from groups.services.messages import store

log = logging.getLogger(__name__)
GROUP = 256
_STOP = object()


class Writer(threading.Thread):
    """`submit` from the event loop; `committed(waiting, answers, drawn)` is called back there after each commit."""

    def __init__(self, loop, committed):
        super().__init__(name="room-writer", daemon=True)
        self._loop, self._committed = loop, committed
        self._queue = queue.SimpleQueue()

    def submit(self, draft, connection):
        """Take a Draft; False when too much waits already."""
        if self._queue.qsize() >= conf.value("WAITING_LINES"):
            return False
        self._queue.put((draft, connection))
        return True

    def stop(self):
        self._queue.put(_STOP)

    def run(self):
        going = True
        while going:
            waiting = [self._queue.get()]
            while len(waiting) < GROUP:
                try:
                    waiting.append(self._queue.get_nowait())
                except queue.Empty:
                    break
            if _STOP in waiting:
                going = False
                waiting = [entry for entry in waiting if entry is not _STOP]
            if waiting:
                self._commit(waiting)
        connections.close_all()

    def _commit(self, waiting):
        drafts = [draft for draft, _connection in waiting]
        try:
            try:
                answers, drawn = store(drafts, ring=False)
            except (OperationalError, InterfaceError):
                # Busy or cut off. A second try is safe even after a commit of unknown outcome: ids are unique.
                connections.close_all()
                answers, drawn = store(drafts, ring=False)
        except Exception:
            log.exception("A group of %d messages could not be committed", len(waiting))
            connections.close_all()
            text = _("It could not be saved just now. Your words are kept; please send it again.")
            answers = [Answer(draft.client_id, code="failed", text=text) for draft, _connection in waiting]
            drawn = {}
        try:
            self._loop.call_soon_threadsafe(self._committed, waiting, answers, drawn)
        except RuntimeError:
            log.info("The server stops; %d messages are stored and unanswered.", len(waiting))
