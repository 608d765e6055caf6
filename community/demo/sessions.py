"""Support groups and their sessions: past ones, one that is open at this moment, and coming ones."""

import uuid
from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Page

from community.members.models import Member
from community.themes.models import Theme
from groups import services
from groups.models import (
    GroupFacilitator,
    GroupIndexPage,
    GroupPage,
    Message,
    Phase,
    Presence,
    RoomEvent,
    Seat,
    Session,
)

from .queue import set_back
from .texts import groups as texts

PROCESS = "demo"
# No demo event is younger than two minutes, so a fresh one is easily told.
JUST_NOW = timedelta(seconds=90)
OPEN_FOR = timedelta(hours=3)
# Sooner than this before its end, the open session is made longer.
NEARLY_OVER = timedelta(minutes=45)
DAYS = {"circle": 1, "after": 3}
GROUPS = {"circle": texts.CIRCLE, "after": texts.AFTER}
_FIELDS = ("title", "intro", "size_cap", "ground_rules", "turns", "mode")


def add_groups(home, cast):
    """Two groups with their rosters."""
    index = GroupIndexPage.objects.live().first()
    if index is None:
        index = GroupIndexPage(
            title="Groups", slug="groups", intro="Small groups that meet in writing, at a fixed time."
        )
        Page.objects.get(pk=home.pk).add_child(instance=index)
        index.save_revision().publish()
    for words in GROUPS.values():
        group = GroupPage(**{name: words[name] for name in _FIELDS})
        group.theme = Theme.objects.filter(slug=words["theme"]).first()
        for role, username in ((GroupFacilitator.Role.LEAD, "leads"), (GroupFacilitator.Role.HELPER, "helps")):
            group.facilitators.add(GroupFacilitator(member=cast[words[username]], role=role))
        index.add_child(instance=group)
        group.save_revision().publish()


def add_past(now):
    """One session of each group that is over, with what was said; retention deletes it like any other."""
    for name, days, about, seats, chat in (
        ("circle", 2, texts.PAST_CIRCLE, texts.PAST_CIRCLE_SEATS, texts.PAST_CIRCLE_CHAT),
        ("after", 4, texts.PAST_AFTER, texts.PAST_AFTER_SEATS, texts.PAST_AFTER_CHAT),
    ):
        starts = _at(timezone.localdate(now) - timedelta(days=days), 19)
        session = _session(name, starts, starts + timedelta(minutes=90), about, seats)
        lead = _seat(session, GROUPS[name]["leads"])
        services.open_session(session, lead)
        _set_events_back(session, starts)
        for number, (who, words) in enumerate(chat):
            _say(session, who, words, starts + timedelta(minutes=12 + 9 * number))
        ends = starts + timedelta(minutes=88)
        services.close_session(session, lead)
        _set_events_back(session, ends)
        Session.objects.filter(pk=session.pk).update(opened_at=starts, closed_at=ends, phase_since=starts)


def keep_one_open(now):
    """The session that is open now: found and made longer, or made anew with its first words."""
    session = Session.objects.filter(description=texts.OPEN_NOW).exclude(state=Session.State.CLOSED).last()
    if session is not None and session.ends_at <= now:
        services.close_session(session)
        session = None
    if session is None:
        session = _open_room(now)
    elif session.state == Session.State.PAUSED:
        session = services.resume(session, _seat(session, texts.CIRCLE["leads"]))
    if session.ends_at - now < NEARLY_OVER:
        Session.objects.filter(pk=session.pk).update(ends_at=_quarter(now) + OPEN_FOR)
        session.refresh_from_db()
    _be_there(session)
    return session


def keep_open():
    """Make the open session longer when it nears its end; for the minutes while the demo runs."""
    now = timezone.now()
    near = Session.objects.filter(
        description=texts.OPEN_NOW, state__in=(Session.State.OPEN, Session.State.PAUSED), ends_at__lt=now + NEARLY_OVER
    )
    for session in near:
        session.ends_at = _quarter(now) + OPEN_FOR
        session.save(update_fields=["ends_at"])
        _be_there(session)


def plan_coming(now):
    """Plan each coming session that is not planned already."""
    for name, week, hour, minutes, about, seats in texts.COMING:
        if Session.objects.filter(description=about, group__title=GROUPS[name]["title"], ends_at__gt=now).exists():
            continue
        today = timezone.localdate(now)
        day = today + timedelta(days=(DAYS[name] - today.weekday()) % 7 or 7) + timedelta(weeks=week)
        starts = _at(day, hour)
        _session(name, starts, starts + timedelta(minutes=minutes), about, seats)


def _open_room(now):
    starts = _quarter(now) - timedelta(minutes=15)
    session = _session("circle", starts, starts + OPEN_FOR + timedelta(minutes=15), texts.OPEN_NOW, texts.OPEN_SEATS)
    lead = _seat(session, texts.CIRCLE["leads"])
    services.open_session(session, lead)
    opened = now - timedelta(minutes=22)
    _set_events_back(session, opened)
    for who, minutes, words in texts.OPEN_CHAT:
        at = now - timedelta(minutes=minutes)
        if who:
            _say(session, who, words, at)
        else:
            services.set_phase(session, lead, Phase(words))
            _set_events_back(session, at)
            Session.objects.filter(pk=session.pk).update(phase_since=at)
    who, minutes, words = texts.OPEN_HELD
    _say(session, who, words, now - timedelta(minutes=minutes))
    Session.objects.filter(pk=session.pk).update(opened_at=min(opened, starts))
    session.refresh_from_db()
    return session


def _session(name, starts, ends, about, seats):
    group = GroupPage.objects.filter(title=GROUPS[name]["title"]).latest("pk")
    session = services.plan(group, starts, ends, about)
    for username in seats:
        services.book(session, Member.objects.select_related("home_persona").get(username=username))
    return session


def _seat(session, username):
    return Seat.objects.select_related("persona__member__home_persona", "session").get(
        session=session, persona__member__username=username
    )


def _say(session, username, words, at):
    answer = services.post_message(session, _seat(session, username), uuid.uuid4().hex, words)
    if answer["type"] != "ack":
        raise RuntimeError(f"The demo could not post in its own room: {answer['text']}")
    message = Message.objects.get(pk=answer["id"])
    set_back(message, "groups.message", "at", at)
    _set_events_back(session, at)


def _set_events_back(session, at):
    """Events that were written just now happened at `at`; older ones, set back before, are left."""
    RoomEvent.objects.filter(session=session, at__gt=timezone.now() - JUST_NOW).update(at=at)


def _be_there(session):
    """Seats whose people are invented count as connected, so that the room does not pause itself for want of a lead."""
    until = session.ends_at + timedelta(hours=1)
    for username in texts.OPEN_PRESENT:
        seat = _seat(session, username)
        Presence.objects.update_or_create(
            connection=f"demo-{seat.pk}", defaults={"seat": seat, "process": PROCESS, "expires_at": until}
        )


def _at(day, hour):
    return datetime.combine(day, time(hour), tzinfo=timezone.get_current_timezone())


def _quarter(now):
    return now.replace(minute=now.minute - now.minute % 15, second=0, microsecond=0)
