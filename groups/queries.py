"""What may this member see of groups, sessions and rooms."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, F, Prefetch, Q, Value
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from community.lib.privacy import restricted
from community.members.models import Block, role_in_force

from . import conf
from .models import GroupFacilitator, GroupPage, Message, Presence, Seat, Session

COMING = (Session.State.SCHEDULED, Session.State.LOBBY, Session.State.OPEN, Session.State.PAUSED)


@dataclass(frozen=True)
class SessionCard:
    """One coming session as the front page shows it; `facilitators` is a list of (name, role slug)."""

    id: int
    group_title: str
    group_url: str
    starts_at: datetime
    ends_at: datetime
    seats_left: int
    url: str
    description: str
    state: str
    facilitators: list = field(default_factory=list)

    @property
    def is_open(self):
        return self.state in (Session.State.OPEN, Session.State.PAUSED)


def _taken(prefix=""):
    return Count(
        f"{prefix}seats",
        filter=Q(**{f"{prefix}seats__state": Seat.State.BOOKED, f"{prefix}seats__role": Seat.Role.ATTENDEE}),
    )


def coming_sessions(now=None):
    """Sessions that are not over, soonest first, with `taken` (booked attendees)."""
    now = now or timezone.now()
    return (
        Session.objects.filter(state__in=COMING, bench=False, ends_at__gt=now)
        .annotate(taken=_taken())
        .order_by("starts_at", "pk")
    )


def next_sessions(limit=5, now=None, member=None):
    """The next sessions of the groups that anybody may see, as a list of SessionCard.

    Three queries at most, and one more for a `member`, to whom a session in which they are kept apart from somebody
    looks full.
    """
    roster = GroupFacilitator.objects.select_related("member__home_persona").order_by("-role", "sort_order", "pk")
    sessions = (
        coming_sessions(now)
        .filter(group__live=True)
        .annotate(closed_group=restricted("group__path"))
        .filter(closed_group=False)
        .select_related("group")
        .prefetch_related(Prefetch("group__facilitators", queryset=roster))[:limit]
    )
    sessions = list(sessions)
    full = apart_sessions(member, [session.pk for session in sessions]) if member is not None and sessions else set()
    return [card_of(session, session.pk in full) for session in sessions]


def card_of(session, looks_full=False):
    """The SessionCard of a session that came with `taken` and its group's facilitators."""
    people = [f.member.home_persona for f in session.group.facilitators.all() if f.member.home_persona_id]
    return SessionCard(
        id=session.pk,
        group_title=session.group.title,
        group_url=session.group.url or "",
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        seats_left=0 if looks_full else max(0, session.capacity - session.taken),
        url=reverse("session_booking", args=[session.pk]),
        description=session.description,
        state=session.state,
        facilitators=[(p.name, p.role_now) for p in people],
    )


def _open_to(member, page):
    """Whether `member` may see the page by its view restrictions; a shared password cannot be asked for here."""
    restrictions = PageViewRestriction.objects.annotate(covered=Value(page.path)).filter(
        covered__startswith=F("page__path")
    )
    for restriction in restrictions.prefetch_related("groups"):
        if restriction.restriction_type == PageViewRestriction.LOGIN and getattr(member, "is_approved", False):
            continue
        if restriction.restriction_type == PageViewRestriction.GROUPS and member.is_authenticated:
            allowed = {group.pk for group in restriction.groups.all()}
            if member.is_superuser or allowed & set(member.groups.values_list("pk", flat=True)):
                continue
        return False
    return True


def session_for(member, session_id):
    """The session if `member` may see that it exists: by a seat, the roster, or the group's page; else None."""
    session = Session.objects.select_related("group").annotate(taken=_taken()).filter(pk=session_id).first()
    if session is None:
        return None
    if member.is_authenticated:
        if Seat.objects.filter(session=session, persona__member=member).exists():
            return session
        if is_on_roster(member, session.group):
            return session
    if session.bench or not session.group.live or not _open_to(member, session.group):
        return None
    return session


def is_on_roster(member, group):
    return GroupFacilitator.objects.filter(page=group, member=member).exists()


def seat_of(member, session):
    """The seat of `member` in `session`, whatever its state, or None."""
    if not member.is_authenticated:
        return None
    return (
        Seat.objects.select_related("persona__member__home_persona", "session")
        .filter(session=session, persona__member=member)
        .first()
    )


def seats_of(member):
    """Every seat `member` holds in sessions to come, soonest first."""
    return (
        Seat.objects.filter(
            persona__member=member, state__in=(Seat.State.BOOKED, Seat.State.WAITING), session__state__in=COMING
        )
        .select_related("session__group")
        .order_by("session__starts_at")
    )


def apart_sessions(member, session_ids):
    """Those of `session_ids` in which an attendee sits from whom `member` is kept apart (one query).

    Facilitators are not asked: nobody can be kept from a room by blocking who leads it.
    """
    if not member.is_authenticated:
        return set()
    met = Block.objects.filter(own__member=member).values("other__member")
    made = Block.objects.filter(other__member=member).values("own__member")
    booked = Seat.objects.filter(session__in=session_ids, state=Seat.State.BOOKED)
    apart = booked.filter(Q(persona__member__in=met) | Q(persona__member__in=made), role=Seat.Role.ATTENDEE)
    # Whoever has a seat keeps it, and is told nothing by the number of those that are left.
    own = booked.filter(persona__member=member).values("session_id")
    return set(apart.exclude(session_id__in=own).values_list("session_id", flat=True))


def seats_left(session):
    """How many attendees can still book."""
    taken = session.seats.filter(state=Seat.State.BOOKED, role=Seat.Role.ATTENDEE).count()
    return max(0, session.capacity - taken)


def present_seats(session_id, now=None):
    """Who is connected, a dict each (key, name, role slug, facilitator, leads, hand): facilitators first, then by name."""
    rows = (
        Seat.objects.filter(session_id=session_id, presences__expires_at__gt=now or timezone.now())
        .order_by()
        .distinct()
        .values_list(
            "author_key", "persona__name", "persona__role", "persona__role_until", "role", "leads", "hand_up_at"
        )
    )
    here = [
        {
            "key": key,
            "name": name,
            "role": role_in_force(role, until),
            "facilitator": seat_role == Seat.Role.FACILITATOR,
            "leads": leads,
            "hand": hand is not None,
        }
        for key, name, role, until, seat_role, leads, hand in rows
    ]
    return sorted(here, key=lambda person: (not person["facilitator"], not person["leads"], person["name"]))


def facilitator_present(session_id, now=None):
    return Presence.objects.filter(
        seat__session_id=session_id,
        seat__role=Seat.Role.FACILITATOR,
        seat__state=Seat.State.BOOKED,
        expires_at__gt=now or timezone.now(),
    ).exists()


def messages_seen_by(seat):
    """The messages that the holder of `seat` may read: what is published, and their own; facilitators also what waits."""
    messages = Message.objects.filter(session_id=seat.session_id).select_related("author", "seat", "session")
    if seat.is_facilitator:
        return messages
    return messages.filter(Q(state="published") | Q(seat=seat))


def calls_for_care(message_id):
    """Whether the message with this id came with the private card for its author."""
    return Message.objects.filter(pk=message_id, care=True).exists()


def groups_visible_to(member, page_ids):
    """Those of the groups with `page_ids` that `member` may know of: by a seat, the roster, or the group's page."""
    pages = GroupPage.objects.filter(pk__in=page_ids)
    own = set()
    if member.is_authenticated:
        own = set(
            Seat.objects.filter(session__group__in=page_ids, persona__member=member).values_list(
                "session__group_id", flat=True
            )
        )
        own |= set(GroupFacilitator.objects.filter(page__in=page_ids, member=member).values_list("page_id", flat=True))
    return own | {page.pk for page in pages if page.pk not in own and page.live and _open_to(member, page)}


def sessions_visible_to(member, ids):
    """Those of `ids` that `member` may see at this moment."""
    own = set(Seat.objects.filter(session_id__in=ids, persona__member=member).values_list("session_id", flat=True))
    rest = Session.objects.filter(pk__in=set(ids) - own, bench=False, group__live=True).select_related("group")
    return own | {session.pk for session in rest if _open_to(member, session.group)}


def messages_visible_to(member, ids):
    """Those of `ids` whose words `member` may read at this moment."""
    if not member.is_authenticated:
        return set()
    seats = Q(session__seats__persona__member=member, session__seats__state=Seat.State.BOOKED)
    mine = Q(author__member=member) & ~Q(state="withdrawn")
    leads = seats & Q(session__seats__role=Seat.Role.FACILITATOR)
    return set(
        Message.objects.filter(Q(pk__in=ids) & (mine | leads | (seats & Q(state="published")))).values_list(
            "pk", flat=True
        )
    )


def lobby_opens_at(session):
    return session.starts_at - timedelta(minutes=conf.value("LOBBY_MINUTES"))


def live_groups():
    """Published groups with their roster, for the list of groups."""
    roster = GroupFacilitator.objects.select_related("member__home_persona").order_by("-role", "sort_order", "pk")
    return GroupPage.objects.live().prefetch_related(Prefetch("facilitators", queryset=roster))
