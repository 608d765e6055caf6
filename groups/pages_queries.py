"""What the pages of groups and sessions show, and to whom."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch, Q
from django.utils import timezone

from community.lib.privacy import closed_paths, not_under, restricted
from community.members.models import Credential

from . import queries
from .models import GroupFacilitator, GroupPage, Seat, Session

DATES_SHOWN = 8
SESSIONS_SHOWN = 60


@dataclass(frozen=True)
class Person:
    """A facilitator as readers may know them; `checked_at` and `good_until` come from what staff vouch for."""

    name: str
    role: str
    leads: bool
    checked_at: datetime | None = None
    good_until: datetime | None = None


@dataclass(frozen=True)
class Date:
    """One date to choose. `mine` is the state of the reader's seat, "" without one; `leading` if they facilitate it,
    `given_up` if they had a seat until a decision about them."""

    session: Session
    group: GroupPage
    seats_left: int
    opens_at: datetime
    mine: str = ""
    leading: bool = False
    given_up: bool = False
    people: list = field(default_factory=list)

    @property
    def is_open(self):
        return self.session.is_live or self.session.in_lobby

    @property
    def can_choose(self):
        return not self.mine and self.seats_left > 0

    @property
    def can_wait(self):
        return not self.mine and self.seats_left == 0


def _mine(member, sessions):
    if not member.is_authenticated:
        return {}
    seats = Seat.objects.filter(session__in=sessions, persona__member=member)
    return {
        session_id: ("", "", given_up_at is not None) if state == Seat.State.CANCELLED else (state, role, False)
        for session_id, state, role, given_up_at in seats.values_list("session_id", "state", "role", "given_up_at")
    }


def _dates(member, sessions, people_of=lambda group: []):
    sessions = list(sessions)
    mine = _mine(member, sessions)
    full = queries.apart_sessions(member, [session.pk for session in sessions]) if sessions else set()
    return [
        Date(
            session=session,
            group=session.group,
            seats_left=0 if session.pk in full else max(0, session.capacity - session.taken),
            opens_at=queries.lobby_opens_at(session),
            mine=state,
            leading=role == Seat.Role.FACILITATOR,
            given_up=given_up,
            people=people_of(session.group),
        )
        for session in sessions
        for state, role, given_up in (mine.get(session.pk, ("", "", False)),)
    ]


def _roster():
    in_force = Credential.objects.filter(withdrawn_at__isnull=True).order_by("-granted_at", "-pk")
    return (
        GroupFacilitator.objects.select_related("member__home_persona")
        .prefetch_related(Prefetch("member__credentials", queryset=in_force, to_attr="vouched"))
        .order_by("-role", "sort_order", "pk")
    )


def _people(facilitators, now=None):
    now = now or timezone.now()
    people = []
    for entry in facilitators:
        persona = entry.member.home_persona
        if persona is None:
            continue
        role = persona.role_now
        vouched = next(
            (c for c in entry.member.vouched if c.role == role and (c.expires_at is None or c.expires_at > now)), None
        )
        people.append(
            Person(
                name=persona.name,
                role=role,
                leads=entry.role == GroupFacilitator.Role.LEAD,
                checked_at=vouched.granted_at if vouched else None,
                good_until=vouched.last_day if vouched else None,
            )
        )
    return sorted(people, key=lambda person: not person.leads)


def people_of(group):
    """Who leads the group and who helps, with their training, as a list of Person (two queries)."""
    return _people(_roster().filter(page=group))


def sessions_for(request):
    """Coming sessions of the groups that `request` may look into, soonest first, as a list of Date."""
    sessions = not_under(
        queries.coming_sessions().filter(group__live=True), closed_paths(request), "group__path"
    ).select_related("group")
    sessions = sessions.prefetch_related(Prefetch("group__facilitators", queryset=_roster(), to_attr="roster"))
    return _dates(request.user, sessions[:SESSIONS_SHOWN], lambda group: _people(group.roster))


def dates_of(group, member):
    """The coming dates of a group that the reader may see already, as a list of Date."""
    sessions = queries.coming_sessions().filter(group=group).select_related("group")
    return _dates(member, sessions[:DATES_SHOWN])


def date_of(session, member):
    """One session, as a Date."""
    taken = session.seats.filter(state=Seat.State.BOOKED, role=Seat.Role.ATTENDEE).count()
    session.taken = taken
    return _dates(member, [session])[0]


def session_or_none(pk):
    """The session by its number, with `closed_group` telling whether its group's page is under a restriction."""
    return (
        Session.objects.select_related("group", "turn_of__persona")
        .annotate(closed_group=restricted("group__path"))
        .filter(pk=pk)
        .first()
    )


def has_own_door(member, session):
    """Whether `member` may see the session whatever its group's page says: by a seat or by the roster."""
    return member.is_authenticated and (
        Seat.objects.filter(session=session, persona__member=member).exists()
        or queries.is_on_roster(member, session.group)
    )


def groups_for(request):
    """Groups that `request` may look into, as (page, people, next Date or None)."""
    pages = not_under(GroupPage.objects.live(), closed_paths(request)).order_by("title")
    pages = list(pages.prefetch_related(Prefetch("facilitators", queryset=_roster(), to_attr="roster")))
    following = {}
    for session in queries.coming_sessions().filter(group__in=pages).select_related("group"):
        following.setdefault(session.group_id, session)
    dates = {date.group.pk: date for date in _dates(request.user, following.values())}
    return [(page, _people(page.roster), dates.get(page.pk)) for page in pages]


def my_dates(member):
    """Sessions in which `member` has a seat or waits for one, as a list of Date."""
    sessions = (
        queries.coming_sessions()
        .filter(Q(pk__in=Seat.objects.filter(persona__member=member, state__in=Seat.KEPT).values("session_id")))
        .select_related("group")
    )
    return _dates(member, sessions)


def given_up_at(member, at):
    """The sessions in which `member` lost a seat by the decision of the moment `at`, soonest first, as Seats."""
    return (
        Seat.objects.filter(persona__member=member, given_up_at=at, session__group__live=True)
        .select_related("session__group")
        .order_by("session__starts_at", "pk")
    )


def next_public_session(theme_id=None):
    """The next session that anybody may see, of a group with this theme if there is one; a Session or None."""
    sessions = (
        queries.coming_sessions()
        .filter(group__live=True)
        .annotate(closed_group=restricted("group__path"))
        .filter(closed_group=False)
        .select_related("group")
    )
    if theme_id is not None:
        return sessions.filter(group__theme_id=theme_id).first()
    return sessions.first()


def place_in_line(seat):
    """How many wait before this seat, plus one."""
    return (
        Seat.objects.filter(session_id=seat.session_id, state=Seat.State.WAITING, booked_at__lt=seat.booked_at).count()
        + 1
    )
