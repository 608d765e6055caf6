"""Brakes of a room, counted in this process: for haste and mistakes, never for security alone."""

import time
from collections import OrderedDict, deque

from groups import conf

_MOST = 10_000
_acts = OrderedDict()


def _wait(key, most, seconds):
    now = time.monotonic()
    times = _acts.get(key)
    if times is None:
        times = _acts[key] = deque()
        while len(_acts) > _MOST:
            _acts.popitem(last=False)
    while times and times[0] <= now - seconds:
        times.popleft()
    if len(times) >= most:
        return int(times[0] + seconds - now) + 1
    times.append(now)
    return 0


def wait_for_line(session_id, seat_id):
    """Seconds until this seat may post in this room, 0 if at once (and then it is counted)."""
    wait = _wait(("seat", seat_id), *conf.value("MEMBER_LINES"))
    return wait or _wait(("room", session_id), *conf.value("ROOM_LINES"))


def wait_for_act(seat_id):
    """The same for small acts: hands, passes, pings."""
    return _wait(("act", seat_id), *conf.value("SMALL_ACTS"))


def forget():
    """For tests."""
    _acts.clear()
