"""What runs in each web process for its rooms: hub, writer, keeper and a few threads that read."""

import asyncio
import os
import secrets
import socket
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections

from . import bell
from .hub import Hub
from .presence import Ledger
from .tail import Keeper, Subscriber
from .writer import Writer

READERS = 4


class Engine:
    def __init__(self, loop):
        self.loop = loop
        self.process = f"{socket.gethostname()[:16]}-{os.getpid()}-{secrets.token_hex(4)}"
        self.hub = Hub(self._behind)
        self.ledger = Ledger(self.process)
        self.writer = Writer(loop, self.hub.committed)
        self.keeper = Keeper(loop, self.hub, self.ledger, self.process)
        self.subscriber = Subscriber(self.keeper.wake) if settings.REDIS_URL else None
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="room-reader")

    def _behind(self, standing=False):
        self.keeper.wake(standing=standing)

    def start(self):
        bell.listen(self.keeper.wake)
        for thread in (self.writer, self.keeper, self.subscriber):
            if thread is not None:
                thread.start()
        return self

    def stop(self):
        """Commit what waits, give leases back, and end."""
        bell.stop_listening(self.keeper.wake)
        for thread in (self.writer, self.keeper, self.subscriber):
            if thread is not None:
                thread.stop()
        self.writer.join(timeout=5)
        self.keeper.join(timeout=5)
        self._readers.shutdown(wait=False, cancel_futures=True)

    async def read(self, function, *given):
        """Run something that blocks on the database in one of the reading threads."""
        return await self.loop.run_in_executor(self._readers, _in_thread, function, given)


def _in_thread(function, given):
    # Each thread keeps its connection; one that the database cut off meanwhile is opened anew, once.
    try:
        return function(*given)
    except (OperationalError, InterfaceError):
        connections.close_all()
        return function(*given)


_engine = None


def running():
    """The engine of this event loop; started by the server's start-up, or by the first socket."""
    global _engine
    loop = asyncio.get_running_loop()
    if _engine is None or _engine.loop is not loop:
        _engine = Engine(loop).start()
    return _engine


async def stop():
    global _engine
    if _engine is not None:
        ending, _engine = _engine, None
        await asyncio.get_running_loop().run_in_executor(None, ending.stop)
