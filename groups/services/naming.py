"""Under which name somebody sits in a group."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.lib import names
from community.members import services as members
from community.members.models import CommunitySettings, Persona, group_scope
from community.members.permissions import Refusal, Refused
from community.members.queries import group_persona

from ..models import GroupFacilitator, Seat, Session


def persona_for(member, group_id):
    """The persona under which `member` sits in the group: facilitators keep the name their training stands beside."""
    if GroupFacilitator.objects.filter(page_id=group_id, member=member).exists():
        return member.home_persona
    return members.persona_in(member, group_id)


def was_seen(persona):
    """Whether anybody can know this name from a session: it had a seat in one that has begun."""
    return Seat.objects.filter(persona=persona).exclude(session__state=Session.State.SCHEDULED).exists()


def _of_this_group(member, group_id):
    """Every name that `member` has or had in this group."""
    scope = group_scope(group_id)
    return [p for p in Persona.objects.filter(member=member) if p.scope == scope or p.scope.startswith(f"{scope}:")]


def why_not_rename(member, group_id, name):
    """The Refusal that keeps `member` from taking `name` in the group now, or None.

    A name that people met is changed as seldom as the community's; one that they had before is theirs at any time.
    """
    if GroupFacilitator.objects.filter(page_id=group_id, member=member).exists():
        return Refusal("leads", _("You lead this group, so people know you there by your own name and your training."))
    own = _of_this_group(member, group_id)
    if names.key(name) in {persona.name_key for persona in own}:
        return None
    days = (CommunitySettings.objects.first() or CommunitySettings()).rename_days
    since = timezone.now() - timedelta(days=days)
    if any(persona.created_at > since and was_seen(persona) for persona in own):
        return Refusal("too_soon", _("You took a name in this group not long ago. Please wait a little."))
    return None


@transaction.atomic
def use_group_name(group_id, member, name):
    """Let `member` be `name` in this group from now on. Returns the Persona; raises Refused.

    A name that somebody met in a room stays with what was said there, and a fresh one is taken: to write the new name
    over the old would tell the room that both are one person.
    """
    refusal = why_not_rename(member, group_id, name)
    if refusal is not None:
        raise Refused(refusal)
    current = group_persona(member, group_id)
    persona = members.name_for_group(member, group_id, name, keep_old=current is not None and was_seen(current))
    _reseat(member, group_id, persona)
    return persona


@transaction.atomic
def use_own_name(group_id, member):
    """From now on `member` sits in this group under the community name; sessions that began keep the old one."""
    members.stop_using_group_name(member, group_id)
    _reseat(member, group_id, member.home_persona)


def _reseat(member, group_id, persona):
    """Seats in sessions that have not begun go to `persona`; nobody has met them there yet."""
    coming = Seat.objects.filter(
        persona__member=member, session__group_id=group_id, session__state=Session.State.SCHEDULED
    ).exclude(role=Seat.Role.FACILITATOR)
    coming.exclude(persona=persona).update(persona=persona)
