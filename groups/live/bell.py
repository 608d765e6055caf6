"""Says that rooms changed: to listeners in this process at once, and to other processes through Redis.

Only a hint. Whoever misses it finds the change in the log half a second later.
"""

import logging
import time

from django.conf import settings
from django.db import transaction

log = logging.getLogger(__name__)
CHANNEL = "hearth:rooms"
_listeners = []
_redis = None
_quiet_until = 0.0
RETRY_SECONDS = 10


def listen(callback):
    """Call `callback(session_ids)` in the thread that changed something, after its commit."""
    _listeners.append(callback)


def stop_listening(callback):
    if callback in _listeners:
        _listeners.remove(callback)


def ring_after_commit(session_ids):
    ids = frozenset(session_ids)
    transaction.on_commit(lambda: ring(ids), robust=True)


def ring(session_ids, here=True):
    """Hasten the tails; `here` is False when this process shows the change by itself."""
    if here:
        for callback in list(_listeners):
            callback(session_ids)
    if settings.REDIS_URL:
        _publish(session_ids)


def client():
    """A Redis client with short patience, or None where the site has none."""
    global _redis
    if not settings.REDIS_URL:
        return None
    if _redis is None:
        import redis

        _redis = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=0.5, socket_connect_timeout=0.5)
    return _redis


def _publish(session_ids):
    global _quiet_until
    if time.monotonic() < _quiet_until:
        return
    try:
        client().publish(CHANNEL, ",".join(str(pk) for pk in sorted(session_ids)))
    except Exception as wrong:  # Redis only hastens; without it the log is enough
        _quiet_until = time.monotonic() + RETRY_SECONDS
        log.warning("Redis does not answer (%s). Rooms go on without it.", type(wrong).__name__)
