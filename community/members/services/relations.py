"""Mute and block: both between names."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Block, Mute, Role
from ..permissions import Refusal, Refused

# Those who must be able to answer everybody; their words can be muted, but nobody can shut them out.
NEVER_BLOCKED = (Role.MODERATOR, Role.ADMINISTRATOR)


def why_not_mute(member, persona):
    """The Refusal that keeps `member` from muting `persona`, or None."""
    if persona.member_id == member.pk:
        return Refusal("self", _("That is you."))
    return None


def why_not_block(member, persona):
    """The Refusal that keeps `member` from blocking `persona`, or None."""
    if persona.role_now in NEVER_BLOCKED:
        return Refusal(
            "staff",
            _("%(name)s looks after everybody here, so a block is not possible. You can mute this name.")
            % {"name": persona.name},
        )
    return why_not_mute(member, persona)


@transaction.atomic
def mute(member, persona):
    """`member` no longer sees what `persona` writes. Raises Refused for one's own."""
    refusal = why_not_mute(member, persona)
    if refusal is not None:
        raise Refused(refusal)
    return Mute.objects.get_or_create(member=member, persona=persona)[0]


@transaction.atomic
def unmute(member, persona):
    return Mute.objects.filter(member=member, persona=persona).delete()[0] > 0


@transaction.atomic
def block(own, other):
    """Keep the personas `own` and `other` apart; `own` is the name under which its holder met the other.

    Raises Refused for one's own name and for moderators.
    """
    refusal = why_not_block(own.member, other)
    if refusal is not None:
        raise Refused(refusal)
    return Block.objects.get_or_create(own=own, other=other)[0]


@transaction.atomic
def unblock(block):
    """Take one block back; another that the same person made under another name of theirs stays."""
    return Block.objects.filter(pk=block.pk).delete()[0] > 0
