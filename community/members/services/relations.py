"""Mute and block: both between names."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Block, Mute
from ..permissions import Refusal, Refused


def _not_oneself(member, persona):
    if persona.member_id == member.pk:
        raise Refused(Refusal("self", _("That is you.")))


@transaction.atomic
def mute(member, persona):
    """`member` no longer sees what `persona` writes."""
    _not_oneself(member, persona)
    return Mute.objects.get_or_create(member=member, persona=persona)[0]


@transaction.atomic
def unmute(member, persona):
    return Mute.objects.filter(member=member, persona=persona).delete()[0] > 0


@transaction.atomic
def block(own, other):
    """Keep the personas `own` and `other` apart; `own` is the name under which its holder met the other."""
    _not_oneself(own.member, other)
    return Block.objects.get_or_create(own=own, other=other)[0]


@transaction.atomic
def unblock(member, other):
    """Take back every block that `member` made against the persona `other`."""
    return Block.objects.filter(own__member=member, other=other).delete()[0] > 0
