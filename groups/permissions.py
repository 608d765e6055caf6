"""May they? Beside `queries`, which finds what they may see."""

from django.utils.translation import gettext as _

from community.members import permissions as members
from community.members.models import Role, group_scope
from community.members.permissions import Refusal, Refused
from community.members.queries import has_role

from .models import Seat, Session

# What makes somebody fit to lead a room, and the labels that stand before it where a member has both.
TRAINING = (Role.PROFESSIONAL, Role.VOLUNTEER, Role.FACILITATOR)
ABOVE_TRAINING = (Role.MODERATOR, Role.ADMINISTRATOR)


def scopes_in(group_id):
    """The agreements that count in the group with this page, beside those that count everywhere: its own."""
    return (group_scope(group_id),)


def why_not_take_part(member, group_id):
    """The Refusal of the one gate in the group with this page, its own agreement counted in, or None."""
    return members.why_not_write(member, scopes_in(group_id), place_id=group_id)


def is_trained(persona):
    """Whether staff vouch at this moment that the holder of `persona` can lead a room; an expired credential is none."""
    return may_lead_as(persona.role_now, persona.member_id)


def may_lead_as(role, member_id):
    """Whether somebody whose label is `role` may lead a room: by training, or as a facilitator.

    Costs no query but for those whose label hides what else they are.
    """
    if role in ABOVE_TRAINING and member_id is not None:
        return has_role(member_id, *TRAINING)
    return role in TRAINING


def leads_now(seat):
    """Whether the seat is a facilitator's whose credential is in force."""
    return seat is not None and seat.is_facilitator and seat.may_enter and is_trained(seat.persona)


def why_not_lead(seat):
    """The Refusal that keeps the holder of `seat` from leading its room, or None."""
    if seat is None or not seat.is_facilitator or not seat.may_enter:
        return Refusal("not_allowed", _("Only the facilitators of this group can do this."))
    if not is_trained(seat.persona):
        return Refusal("credential", _("Your training needs to be confirmed again before you can lead a room."))
    return None


def why_not_come_in(session, seat, member, sign_in):
    """The Refusal that keeps `member` with their `seat` out of the room when they come by `sign_in` (a session store).

    A facilitator's seat sees what is held and decides about it, so a password alone does not open it.
    """
    refusal = why_not_enter(session, seat)
    if refusal is None and seat.is_facilitator:
        refusal = members.why_not_act_as_staff(sign_in, member)
    gate = why_not_take_part(member, session.group_id)
    if gate is not None and gate.code == "muted":
        # A mute keeps from writing and not from reading.
        return refusal
    if gate is not None and (refusal is None or gate.code == "restricted"):
        # Whoever lost a seat by a decision is told of the decision, not of the seat.
        return gate
    return refusal


def must_lead(seat):
    refusal = why_not_lead(seat)
    if refusal is not None:
        raise Refused(refusal)


def why_not_enter(session, seat):
    """The Refusal that keeps the holder of `seat` out of the room of `session`, or None."""
    if seat is None or seat.state == Seat.State.CANCELLED:
        return Refusal("not_booked", _("You have no seat in this session. You can book one on the group’s page."))
    if seat.state == Seat.State.REMOVED:
        return Refusal("removed", _("You can’t join this session. The message we sent you says why."))
    if seat.state == Seat.State.WAITING:
        return Refusal(
            "full", _("This session is full. You are on the waiting list, and we tell you if a seat is free.")
        )
    if session.state == Session.State.SCHEDULED and not seat.is_facilitator:
        return Refusal("not_open", _("The room is not open yet. It opens a little before the session starts."))
    return None


def why_not_speak(state, seat_state, leads):
    """Why nothing can be posted into a room in `state` (a Session.State) from a seat in `seat_state`, or None."""
    if seat_state == Seat.State.REMOVED:
        return Refusal("removed", _("You can’t write in this session any more."))
    if seat_state == Seat.State.WAITING:
        return Refusal("full", _("This session is full. You are on the waiting list."))
    if seat_state != Seat.State.BOOKED:
        return Refusal("not_booked", _("You have no seat in this session. Your words are kept."))
    if state == Session.State.CLOSED:
        return Refusal("closed", _("This session is over. Your words are kept on this page."))
    if state == Session.State.PAUSED and not leads:
        return Refusal("paused", _("The room is paused. Your words are kept. You can send them when it goes on."))
    if state in (Session.State.SCHEDULED, Session.State.LOBBY) and not (leads and state == Session.State.LOBBY):
        return Refusal("not_open", _("The room is not open yet. Your words are kept."))
    return None


def why_not_book(session, member):
    """The Refusal that keeps `member` from booking a seat, or None."""
    refusal = why_not_take_part(member, session.group_id)
    if refusal is not None:
        return refusal
    if session.is_over:
        return Refusal("closed", _("This session is over."))
    return None
