"""What checks may know of an author at this moment, cheaply: what a community decided is kept for a minute."""

from datetime import timedelta

from django.core.cache import cache
from django.db.models import Q
from django.utils import timezone

from community.members.models import Role

from . import registry, shifts_queries
from .models import SafetySettings
from .screening import Author
from .screening.checks.new_member import KNOWN_DAYS, is_known

SAFETY, SAFETY_SECONDS = "moderation.safety", 60
# The latest words of somebody are compared with what they write next.
RECENT = 5
LATELY = timedelta(minutes=10)


def safety():
    """The SafetySettings in force, kept for a minute."""
    return cache.get_or_set(SAFETY, SafetySettings.in_force, SAFETY_SECONDS)


def forget_safety(**kwargs):
    """For the signals of SafetySettings: what staff changed is seen at once."""
    cache.delete(SAFETY)


def author_of(member, now=None):
    """The Author of `member` (with a home persona) without what costs a query."""
    persona = member.home_persona
    return Author(
        days=((now or timezone.now()) - member.date_joined).total_seconds() / 86400,
        published=member.published_count,
        trusted=persona is not None and persona.role_now != Role.PEER,
    )


def is_new(member):
    """Whether checks take `member` for somebody who is new here."""
    return not is_known(author_of(member))


def joined_lately(author):
    """Whether a raid may be made of such accounts: who has read along for long and writes at last is no stranger."""
    return not author.trusted and author.days < KNOWN_DAYS


def first_held(author, now=None):
    """How many first posts of `author` wait for a person: as the community decided, and all of somebody new while
    nobody is on shift, if it decided that."""
    kept = safety()
    if kept.hold_new_off_shift and not is_known(author) and shifts_queries.coverage(None, now).is_off:
        return author.published + 1
    return kept.first_posts


def latest(persona, kind, but=None, now=None):
    """(latest texts, number in the last ten minutes) of one persona in one kind of content: one query.

    Never of another name of the same person: what is found would tell moderators that the names are one.
    """
    return registry.handler_for(kind).latest_by(persona, (now or timezone.now()) - LATELY, RECENT, but)


def wait_off_shift(member, now=None):
    """The moment from which `member` may post again while nobody is on shift, or None. A query only off shift and
    where the community slows posting then."""
    kept = safety()
    now = now or timezone.now()
    if not kept.slow_off_shift or author_of(member, now).trusted or not shifts_queries.coverage(None, now).is_off:
        return None
    last = max(filter(None, (_last_written(handler, member) for handler in registry.all_handlers())), default=None)
    again = last + timedelta(seconds=kept.slow_off_shift) if last is not None else None
    return again if again is not None and again > now else None


def _last_written(handler, member):
    """When `member` last wrote a text of this kind, under any name; what is said in a watched room does not count."""
    written = None if handler.is_watched else handler.written_by(member.personas.values("pk"))
    if written is None:
        return None
    return written.order_by(f"-{handler.written_at}").values_list(handler.written_at, flat=True).first()


def established(now=None):
    """The condition on accounts whose reports count for hiding: here for a week, and published."""
    return Q(date_joined__lte=(now or timezone.now()) - timedelta(days=7), published_count__gt=0, is_active=True)
