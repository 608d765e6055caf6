"""Leading a room: its doors, phases, pace and turns. Each writes its event in the same transaction."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.helplines.templatetags.helplines import by_when
from community.members.permissions import Refusal, Refused, must_be_able_to_write

from ..live.log import Entry, append
from ..models import Phase, Seat, Session, Stream
from ..models.sessions import pace_of
from ..permissions import must_lead, scopes_in, why_not_speak

State = Session.State
SLOW_MODES = (0, 15, 30, 60)
BY_MODERATORS = "moderation"


def _locked(session):
    return Session.objects.select_for_update(no_key=True).get(pk=session.pk)


def _say(session, kind, **payload):
    append([Entry(session.pk, Stream.ROOM, kind, payload=payload)])


def _refuse(code, text):
    raise Refused(Refusal(code, text))


@transaction.atomic
def open_session(session, seat):
    """Open the room; only a seated facilitator whose credential is in force can. Open already changes nothing."""
    must_lead(seat)
    session = _locked(session)
    if seat.session_id != session.pk:
        _refuse("not_allowed", _("Only the facilitators of this group can do this."))
    if session.state == State.CLOSED:
        _refuse("closed", _("This session is over."))
    if session.state in (State.OPEN, State.PAUSED):
        return session
    _must_not_be_held(session)
    now = timezone.now()
    session.state, session.opened_at, session.staffed_at = State.OPEN, now, now
    session.phase, session.phase_since = Phase.GATHER, now
    session.save(update_fields=["state", "opened_at", "staffed_at", "phase", "phase_since"])
    _say(session, "opened", phase=session.phase)
    return session


@transaction.atomic
def pause(session, seat=None, reason="facilitator"):
    """Pause an open room. Without a seat it is the room's own clock, which says that nobody is there to lead."""
    if seat is not None:
        must_lead(seat)
    session = _locked(session)
    if session.state != State.OPEN:
        return session
    session.state, session.pause_reason = State.PAUSED, reason
    session.save(update_fields=["state", "pause_reason"])
    _say(session, "paused", reason=reason)
    return session


@transaction.atomic
def resume(session, seat):
    """Let a paused room go on."""
    must_lead(seat)
    session = _locked(session)
    if session.state != State.PAUSED:
        return session
    _must_not_be_held(session)
    return _go_on(session)


def _go_on(session):
    session.state, session.pause_reason, session.staffed_at = State.OPEN, "", timezone.now()
    session.save(update_fields=["state", "pause_reason", "staffed_at"])
    _say(session, "resumed")
    return session


def _must_not_be_held(session):
    if session.is_held():
        until = session.locked_until
        if until is None:
            _refuse("locked", _("Moderators keep this room paused. Their message to those who lead it says why."))
        _refuse(
            "locked",
            _("Moderators keep this room paused until %(time)s. Their message to those who lead it says why.")
            % {"time": by_when(until)},
        )


@transaction.atomic
def restrain(session, in_force):
    """Keep on the room what moderators decided (`moderation.registry.InForce`): a lock pauses it, and its end lets go
    on what the lock had paused, and not what facilitators or the room's clock did."""
    session = _locked(session)
    before = session.pace
    session.is_locked, session.locked_until = in_force.is_locked, in_force.locked_until
    session.least_pace, session.least_pace_until = in_force.pace, in_force.pace_until
    session.save(update_fields=["is_locked", "locked_until", "least_pace", "least_pace_until"])
    if session.is_held() and session.state == State.OPEN:
        session.state, session.pause_reason = State.PAUSED, BY_MODERATORS
        session.save(update_fields=["state", "pause_reason"])
        _say(session, "paused", reason=BY_MODERATORS)
    elif session.pace != before:
        _say(session, "slow", seconds=session.pace)
    return let_go_on(session)


@transaction.atomic
def let_go_on(session):
    """Open again what moderators had paused, if their time is over. Anything else changes nothing."""
    session = _locked(session)
    if session.state == State.PAUSED and session.pause_reason == BY_MODERATORS and not session.is_held():
        return _go_on(session)
    return session


@transaction.atomic
def close_session(session, seat=None):
    """End the session for good. Without a seat it is the clock that closes a forgotten room."""
    if seat is not None:
        must_lead(seat)
    session = _locked(session)
    if session.state == State.CLOSED:
        return session
    session.state, session.closed_at, session.turn_of = State.CLOSED, timezone.now(), None
    session.save(update_fields=["state", "closed_at", "turn_of"])
    Seat.objects.filter(session=session, hand_up_at__isnull=False).update(hand_up_at=None)
    _say(session, "closed")
    return session


@transaction.atomic
def open_lobby(session):
    """Let people gather before the start; nothing can be posted yet."""
    session = _locked(session)
    if session.state == State.SCHEDULED:
        session.state = State.LOBBY
        session.save(update_fields=["state"])
        _say(session, "lobby")
    return session


@transaction.atomic
def set_phase(session, seat, phase):
    """Move the room to `phase` (a slug of Phase)."""
    must_lead(seat)
    if phase not in Phase.values:
        _refuse("unknown_phase", _("There is no such part of a session."))
    session = _locked(session)
    if not session.is_live:
        _refuse("not_open", _("The room is not open."))
    if session.phase != phase:
        session.phase, session.phase_since = phase, timezone.now()
        session.save(update_fields=["phase", "phase_since"])
        _say(session, "phase", phase=phase)
    return session


@transaction.atomic
def set_slow_mode(session, seat, seconds):
    """Ask for `seconds` (0, 15, 30 or 60) between two messages of one person."""
    must_lead(seat)
    if seconds not in SLOW_MODES:
        _refuse("unknown_pace", _("Please choose 0, 15, 30 or 60 seconds."))
    session = _locked(session)
    least = pace_of(0, session.least_pace, session.least_pace_until)
    if seconds < least:
        _refuse("least_pace", _("Moderators ask for at least %(n)d seconds here for now.") % {"n": least})
    if session.slow_mode != seconds:
        session.slow_mode = seconds
        session.save(update_fields=["slow_mode"])
        _say(session, "slow", seconds=session.pace)
    return session


def _taking_part(seat):
    """(Session, locked, and Seat) as they are now, if the holder may still take part; raises Refused."""
    session = _locked(seat.session)
    seat = Seat.objects.select_related("persona__member").get(pk=seat.pk)
    refusal = why_not_speak(session.state, seat.state, seat.is_facilitator)
    if refusal is not None:
        raise Refused(refusal)
    must_be_able_to_write(seat.persona.member, scopes_in(session.group_id), session.group_id)
    return session, seat


@transaction.atomic
def raise_hand(seat, up=True):
    """Put a hand up or down. Returns whether anything changed."""
    session, seat = _taking_part(seat)
    if (seat.hand_up_at is not None) == up:
        return False
    seat.hand_up_at = timezone.now() if up else None
    seat.save(update_fields=["hand_up_at"])
    _say(session, "hand", key=seat.author_key, up=up)
    return True


@transaction.atomic
def give_turn(session, seat, to=None):
    """Give the turn to the seat `to`, or to nobody in particular."""
    must_lead(seat)
    session = _locked(session)
    if to is not None and (to.session_id != session.pk or not to.may_enter):
        _refuse("not_booked", _("That person has no seat here any more."))
    if session.turn_of_id == (to.pk if to else None):
        return session
    session.turn_of = to
    session.save(update_fields=["turn_of"])
    if to is not None and to.hand_up_at is not None:
        Seat.objects.filter(pk=to.pk).update(hand_up_at=None)
        _say(session, "hand", key=to.author_key, up=False)
    _say(session, "turn", key=to.author_key if to else None)
    return session


@transaction.atomic
def pass_turn(seat):
    """Pass: the turn goes on to the next raised hand, if it was this seat's. Passing is always a fine answer."""
    session, seat = _taking_part(seat)
    entries = [Entry(session.pk, Stream.ROOM, "passed", payload={"key": seat.author_key})]
    if seat.hand_up_at is not None:
        Seat.objects.filter(pk=seat.pk).update(hand_up_at=None)
    if session.turn_of_id == seat.pk:
        following = (
            Seat.objects.filter(session=session, hand_up_at__isnull=False, state=Seat.State.BOOKED)
            .exclude(pk=seat.pk)
            .order_by("hand_up_at")
            .first()
        )
        session.turn_of = following
        session.save(update_fields=["turn_of"])
        if following is not None:
            Seat.objects.filter(pk=following.pk).update(hand_up_at=None)
        entries.append(
            Entry(session.pk, Stream.ROOM, "turn", payload={"key": following.author_key if following else None})
        )
    append(entries)
    return session
