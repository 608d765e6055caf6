"""Counts acts in a window of time, in the cache; for brakes, never for security alone."""

import hashlib
import ipaddress
import time

from django.core.cache import cache


def allowed(name, who, limit, seconds):
    """Whether `who` may do `name` once more: at most `limit` times in each window of `seconds`."""
    key = _key(name, who, seconds)
    if cache.add(key, 1, timeout=seconds * 2):
        return limit >= 1
    try:
        return cache.incr(key) <= limit
    except ValueError:
        return True


def has_room(name, who, limit, seconds):
    """Whether `allowed` would say yes; counts nothing, so that what turns out well need not count."""
    return cache.get(_key(name, who, seconds), 0) < limit


def _key(name, who, seconds):
    # Hashed, because login names and addresses would otherwise stand in the cache, and in any length.
    hidden = hashlib.sha256(str(who).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return f"rate:{name}:{hidden}:{int(time.time() // seconds)}"


def address_of(request):
    """The network a request comes from; of IPv6 its first 64 bits, because one household has all the rest."""
    address = request.META.get("REMOTE_ADDR", "")
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)
