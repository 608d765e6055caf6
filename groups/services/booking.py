"""Planning a session, and the seats in it."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.lib.crypto import new_data_key
from community.members.permissions import Refusal, Refused
from community.notifications import services as notifications

from ..live.log import Entry, append
from ..models import GroupFacilitator, Seat, Session, Stream
from ..models.sessions import new_author_key
from ..permissions import must_lead, why_not_book
from ..queries import apart_sessions
from .naming import persona_for


@transaction.atomic
def plan(group, starts_at, ends_at, description="", capacity=None, bench=False):
    """Plan a session of `group` and seat its roster. Returns the Session, with a fresh data key."""
    session = Session.objects.create(
        group=group,
        starts_at=starts_at,
        ends_at=ends_at,
        description=description,
        capacity=capacity or group.size_cap,
        data_key=new_data_key(),
        bench=bench,
    )
    Stream.objects.bulk_create(Stream(session=session, name=name) for name in (Stream.ROOM, Stream.STAFF))
    for entry in GroupFacilitator.objects.filter(page=group).select_related("member__home_persona"):
        _seat_facilitator(session, entry)
    return session


def _seat_facilitator(session, entry):
    if entry.member.home_persona_id is None:
        return None
    # One seat a person, whatever names they have: somebody who had booked before is moved, not seated twice.
    seat = Seat.objects.filter(session=session, persona__member=entry.member).first() or Seat(session=session)
    if seat.pk is None or not seat.messages.exists():
        seat.persona = entry.member.home_persona
    seat.role, seat.state, seat.given_up_at = Seat.Role.FACILITATOR, Seat.State.BOOKED, None
    seat.leads = entry.role == GroupFacilitator.Role.LEAD
    seat.save()
    return seat


def _locked(session):
    return Session.objects.select_for_update(no_key=True).select_related(None).get(pk=session.pk)


@transaction.atomic
def book(session, member):
    """Book a seat for `member`, or a place on the waiting list when the session is full. Again changes nothing.

    Returns the Seat; raises Refused.
    """
    session = _locked(session)
    refusal = why_not_book(session, member)
    if refusal is not None:
        raise Refused(refusal)
    seat = Seat.objects.filter(session=session, persona__member=member).first()
    if seat is not None and seat.state == Seat.State.REMOVED:
        raise Refused(Refusal("removed", _("You can’t join this session. The message we sent you says why.")))
    if seat is not None and seat.state != Seat.State.CANCELLED:
        return seat
    # Somebody who is kept apart from a person in the room meets a full session, and nothing that tells why.
    fits = _has_room(session) and session.pk not in apart_sessions(member, [session.pk])
    state, persona = Seat.State.BOOKED if fits else Seat.State.WAITING, persona_for(member, session.group_id)
    if seat is None:
        return Seat.objects.create(session=session, persona=persona, state=state)
    seat.state, seat.booked_at, seat.given_up_at = state, timezone.now(), None
    if seat.persona_id != persona.pk and not seat.messages.exists():
        # Another name than at the first booking; a new key, so that nothing in the room joins the two.
        seat.persona, seat.author_key = persona, new_author_key()
    seat.save(update_fields=["state", "booked_at", "given_up_at", "persona", "author_key"])
    return seat


def _has_room(session):
    taken = Seat.objects.filter(session=session, state=Seat.State.BOOKED, role=Seat.Role.ATTENDEE).count()
    return session.bench or taken < session.capacity


@transaction.atomic
def cancel(seat):
    """Give the seat back; the first on the waiting list gets it and is told."""
    return _free(seat)


def _free(seat, given_up_at=None):
    session = _locked(seat.session)
    seat = Seat.objects.select_related("persona__member").get(pk=seat.pk)
    if seat.state not in Seat.KEPT:
        return seat
    seat.state, seat.hand_up_at, seat.given_up_at = Seat.State.CANCELLED, None, given_up_at
    seat.save(update_fields=["state", "hand_up_at", "given_up_at"])
    _say_seat(seat)
    _fill(session)
    return seat


@transaction.atomic
def give_up_seats(member, at, until=None):
    """Free what `member` booked, or waits for, in sessions that begin before the moment `until` (None: in all to come).

    `at` is the moment of the decision that takes them. Facilitators keep theirs: who leads a group its staff say.
    """
    seats = Seat.objects.filter(persona__member=member, role=Seat.Role.ATTENDEE, state__in=Seat.KEPT)
    seats = seats.exclude(session__state=Session.State.CLOSED)
    if until is not None:
        seats = seats.filter(session__starts_at__lt=until)
    # Always in the same order, so that two decisions never wait for each other.
    for seat in seats.select_related("session").order_by("session_id"):
        _free(seat, given_up_at=at)


def who_holds_seats(member_ids):
    """The ids of those of `member_ids` who have a seat, or wait for one, in a session that is not over."""
    seats = Seat.objects.filter(persona__member__in=member_ids, state__in=Seat.KEPT)
    return set(seats.exclude(session__state=Session.State.CLOSED).values_list("persona__member_id", flat=True))


@transaction.atomic
def look_again(member_id):
    """Have the open connections of a member looked at now: what they may do has changed, and powers end at once."""
    here = (Session.State.LOBBY, Session.State.OPEN, Session.State.PAUSED)
    for seat in Seat.objects.filter(persona__member=member_id, session__state__in=here).order_by("session_id"):
        _say_seat(seat)


@transaction.atomic
def remove(seat, by):
    """Take somebody's seat away for the rest of the session; the room is told nothing. `by` is a leading seat."""
    must_lead(by)
    session = _locked(seat.session)
    seat = Seat.objects.get(pk=seat.pk)
    if seat.is_facilitator:
        raise Refused(Refusal("not_allowed", _("A facilitator can’t be removed from the room.")))
    seat.state, seat.hand_up_at = Seat.State.REMOVED, None
    seat.save(update_fields=["state", "hand_up_at"])
    _say_seat(seat)
    _fill(session)
    return seat


@transaction.atomic
def cancel_session(session):
    """Call off a session that has not begun; whoever booked or waits is told. Anything else changes nothing."""
    session = _locked(session)
    now = timezone.now()
    if session.state != Session.State.SCHEDULED or session.starts_at <= now:
        return session
    session.state, session.closed_at = Session.State.CLOSED, now
    session.save(update_fields=["state", "closed_at"])
    append([Entry(session.pk, Stream.ROOM, "closed", payload={})])
    seats = Seat.objects.filter(session=session, state__in=Seat.KEPT)
    for seat in seats.select_related("persona__member"):
        if seat.persona.member_id:
            notifications.tell(
                seat.persona.member, "groups.called_off", f"called-off:{seat.pk}",
                reverse("session_booking", args=[session.pk]), "groups.session", session.pk,
            )  # fmt: skip
    return session


def _say_seat(seat):
    append([Entry(seat.session_id, Stream.person(seat.author_key), "seat", payload={"state": seat.state})])


def _may_sit(session, member):
    return member is None or session.pk not in apart_sessions(member, [session.pk])


def _fill(session):
    if session.is_over or not _has_room(session):
        return
    waiting = Seat.objects.filter(session=session, state=Seat.State.WAITING).select_related("persona__member")
    first = next((seat for seat in waiting.order_by("booked_at", "pk") if _may_sit(session, seat.persona.member)), None)
    if first is None:
        return
    first.state = Seat.State.BOOKED
    first.save(update_fields=["state"])
    _say_seat(first)
    if first.persona.member_id:
        notifications.tell(
            first.persona.member,
            "groups.seat",
            f"seat:{first.pk}:{first.booked_at:%Y%m%d%H%M%S}",
            reverse("session_booking", args=[session.pk]),
            "groups.session",
            session.pk,
        )


@transaction.atomic
def enter(session, member):
    """The seat with which `member` enters: their own, or a facilitator's if they came onto the roster later."""
    seat = Seat.objects.select_related("persona__member").filter(session=session, persona__member=member).first()
    if seat is not None and seat.is_facilitator:
        return seat
    entry = (
        GroupFacilitator.objects.filter(page_id=session.group_id, member=member)
        .select_related("member__home_persona")
        .first()
    )
    if entry is not None and not (seat is not None and seat.state == Seat.State.REMOVED):
        return _seat_facilitator(session, entry) or seat
    return seat
