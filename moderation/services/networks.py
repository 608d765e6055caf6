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

from community.lib.ratelimit import address_of

from .. import facts, registry
from ..models import Decision, NetworkMark, Signal

KEPT = timedelta(days=14)
SOURCE, REASON = "network", "same_network"
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


def shut_out_nearby(member, now=None):
    """The Decisions of the last days, newest first, by which somebody seen at a network of `member` was banned or suspended
    and still is. One query; for those alone who moderate everywhere."""
    since = (now or timezone.now()) - KEPT
    marks = NetworkMark.objects.filter(member=member, at__gt=since).values("mark")
    others = NetworkMark.objects.filter(mark__in=marks, at__gt=since).exclude(member=member).values("member")
    found = Decision.objects.filter(
        action__in=Decision.EVERYWHERE,
        at__gt=since,
        restriction__member__in=others,
        restriction__lifted_at__isnull=True,
    )
    return found.select_related("case__author").order_by("-at", "-pk")


def is_first_of_somebody_like(member, obj):
    """Whether `obj` is the first text of `member`, who is new here and was seen where somebody was who is shut out."""
    if member.published_count or not facts.is_new(member) or not shut_out_nearby(member).exists():
        return False
    written = registry.handler_of(obj).written_by(member.personas.values("pk"))
    return written is not None and not written.exclude(pk=obj.pk).exists()


def wonder(case, obj, now=None):
    """A signal on `case` about `obj`, the first text of somebody new, whose network is that of a banned person."""
    return Signal.objects.create(
        case=case, source=SOURCE, category="new_member", severity=1, reason=REASON, revision=obj.revision,
        at=now or timezone.now(),
    )  # fmt: skip


def signed_in(sender, request, user, **kwargs):
    """For the signal of a sign-in, which a sign-up ends with too."""
    seen(user, address_of(request))


def forget_old(now=None):
    """Delete the marks that are old enough. Returns how many went."""
    return NetworkMark.objects.filter(at__lte=(now or timezone.now()) - KEPT).delete()[0]
