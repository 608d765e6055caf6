"""From which networks an account was seen, as keyed hashes, so that moderators can notice a banned person who returns.

Many people share a network, so this is only ever told to moderators, and nothing is decided by it.
"""

import hashlib
import hmac
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from ..models import NetworkMark

KEPT = timedelta(days=14)
# Writing it down once in so many hours is enough.
_AGAIN_SECONDS = 6 * 60 * 60


def mark_of(address):
    """The keyed hash of `address` (as `ratelimit.address_of` gives it). Without the site's key nobody can try out addresses."""
    return hmac.new(settings.SECRET_KEY.encode(), f"network:{address}".encode(), hashlib.sha256).hexdigest()


def seen(member, address, now=None):
    """Note that `member` was seen at `address`. Costs nothing when that was noted some hours ago."""
    if not address:
        return
    mark, now = mark_of(address), now or timezone.now()
    if not cache.add(f"network:{member.pk}:{mark[:32]}", 1, _AGAIN_SECONDS):
        return
    with transaction.atomic():
        NetworkMark.objects.update_or_create(member=member, mark=mark, defaults={"at": now})


def forget_old(now=None):
    """Delete the marks that are old enough. Returns how many went."""
    return NetworkMark.objects.filter(at__lte=(now or timezone.now()) - KEPT).delete()[0]
