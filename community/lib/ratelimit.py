"""Counts acts in a window of time, in the cache; for brakes, never for security alone."""

import hashlib
import time

from django.core.cache import cache


def allowed(name, who, limit, seconds):
    """Whether `who` may do `name` once more: at most `limit` times in each window of `seconds`."""
    window = int(time.time() // seconds)
    # Hashed, because login names and addresses would otherwise stand in the cache, and in any length.
    hidden = hashlib.sha256(str(who).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    key = f"rate:{name}:{hidden}:{window}"
    if cache.add(key, 1, timeout=seconds * 2):
        return limit >= 1
    try:
        return cache.incr(key) <= limit
    except ValueError:
        return True
