"""What the page of a room shows: its history, its phases, whose turn it is, who is there."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from community.helplines.templatetags.helplines import by_when
from community.lib.templatetags.hearth import clock
from moderation import permissions as moderation_permissions
from moderation import queries as moderation

from . import permissions, queries
from .live import log, sight, wire
from .models import GroupPage, Message, Phase, RoomEvent, Seat, Session, Stream
from .models.sessions import PHASE_MINUTES
from .services.rooms import SLOW_MODES

SHOWN = 200
_TIME = re.compile(r'((?:class="(promised)" )?datetime="([^"]+)">)[^<]*(</time>)')
_USUAL_MINUTES = sum(PHASE_MINUTES.values())


def _second(at):
    # A message's time is written to the second, a change of the room's to the microsecond.
    return at.replace(microsecond=0)


def _in_own_zone(found):
    # "promised" marks a time, which may be for another day.
    words = by_when if found[2] else clock
    return f"{found[1]}{words(datetime.fromisoformat(found[3]))}{found[4]}"


@dataclass
class Line:
    """One line of the log. `kind`: message, mark (a change of the room) or care (the crisis card)."""

    kind: str
    at: datetime
    html: str = ""
    text: str = ""
    id: str = ""
    seq: int = 0
    own: bool = False
    held: bool = False
    gone: bool = False


@dataclass
class PhaseStep:
    label: str
    is_past: bool
    is_now: bool
    until: datetime | None = None


class RoomView:
    """The room of `session` as the holder of `seat` sees it at this moment; everything is read once, when asked for."""

    def __init__(self, session, seat, everything=False):
        self.session, self.seat, self.everything = session, seat, everything
        self.leads = permissions.leads_now(seat)
        self.cursors = {}

    @cached_property
    def away(self):
        """The author keys whose lines are out of this reader's sight."""
        return frozenset() if self.leads else sight.away_from(self.seat)

    @cached_property
    def lines(self):
        """The history, oldest first; also fills `cursors` with what it holds."""
        wanted = wire.cursors_of({}, self.seat.author_key, self.leads)
        heads = log.heads([self.session.pk])
        last = heads.get((self.session.pk, Stream.ROOM), (0, 0))[0]
        if not self.everything:
            wanted[Stream.ROOM] = max(0, last - SHOWN)
        self.is_cut = wanted[Stream.ROOM] > 0
        self.cursors = {wire.shown(name): after for name, after in wanted.items()}
        found = {name: events for name, _after, _upto, events in log.since(self.session.pk, wanted)}
        for name, events in found.items():
            self.cursors[wire.shown(name)] = events[-1][0]
        lines = self._room_lines(sight.without(found.pop(Stream.ROOM, []), self.away))
        for name in sorted(found, key=lambda name: name == Stream.STAFF):
            self._put_private(lines, found[name])
        return lines

    def _room_lines(self, events):
        lines, places = [], {}
        for _seq, text in events:
            event = json.loads(text)
            if "id" not in event:
                mark = mark_text(event)
                if mark:
                    lines.append(Line("mark", datetime.fromisoformat(event["at"]), text=mark, seq=event["seq"]))
            elif event["id"] in places:
                lines[places[event["id"]]] = self._message(event)
            else:
                places[event["id"]] = len(lines)
                lines.append(self._message(event))
        return lines

    def _put_private(self, lines, events):
        """Held messages stand where they were written; what became public is there already."""
        known, latest, care = {line.id for line in lines if line.id}, {}, None
        for _seq, text in events:
            event = json.loads(text)
            if event["kind"] == "care":
                care = event
            elif "id" in event:
                latest[event["id"]] = event
        for event in latest.values():
            if event["id"] in known or event["kind"] == "released":
                continue
            line = self._message(event)
            place = next((n for n, other in enumerate(lines) if _second(other.at) > _second(line.at)), len(lines))
            lines.insert(place, line)
        if care is not None:
            card = mark_safe(care["html"])  # noqa: S308  (drawn by the template of the crisis card)
            lines.append(Line("care", timezone.now(), html=card, seq=care["seq"]))

    def _message(self, event):
        kind = event["kind"]
        html = _TIME.sub(_in_own_zone, event["html"])
        written = _TIME.search(event["html"])
        return Line(
            "message",
            datetime.fromisoformat(written[3]) if written else datetime.now(UTC),
            html=mark_safe(html),  # noqa: S308  (drawn by _message.html)
            id=event["id"],
            seq=event["seq"],
            own=event.get("key") == self.seat.author_key,
            held=kind == "held",
            gone=kind in ("removed", "withdrawn"),
        )

    @cached_property
    def phases(self):
        session = self.session
        if not (session.is_live or session.in_lobby):
            return []
        order = Phase.values
        now = order.index(session.phase)
        return [
            PhaseStep(
                label=Phase(slug).label,
                is_past=number < now,
                is_now=number == now,
                until=phase_until(session) if number == now and session.is_live else None,
            )
            for number, slug in enumerate(order)
        ]

    @cached_property
    def people(self):
        """Who is here, as the wire's `presence` frame says it, with `passed` and `turn` beside it."""
        passed = self.passed
        turn = self.session.turn_of.author_key if self.session.turn_of_id else None
        here = queries.present_seats(self.session.pk)
        for person in here:
            person["turn"] = person["key"] == turn
            person["passed"] = person["key"] in passed
            person["me"] = person["key"] == self.seat.author_key
        return here

    @cached_property
    def passed(self):
        if self.session.phase_since is None:
            return set()
        events = RoomEvent.objects.filter(
            session=self.session, stream__name=Stream.ROOM, kind="passed", at__gte=self.session.phase_since
        )
        return {payload.get("key") for payload in events.values_list("payload", flat=True)}

    @cached_property
    def hands(self):
        """Seats with a hand up, the longest first."""
        seats = Seat.objects.filter(session=self.session, hand_up_at__isnull=False, state=Seat.State.BOOKED)
        return list(seats.select_related("persona").order_by("hand_up_at", "pk"))

    @property
    def my_hand_is_up(self):
        return any(seat.pk == self.seat.pk for seat in self.hands)

    @property
    def my_turn(self):
        return self.session.turn_of_id == self.seat.pk

    @property
    def can_write(self):
        """Whether the composer is there at all; a paused room keeps it, so that a draft can go on."""
        if self.session.state == Session.State.LOBBY:
            return self.leads
        return self.session.is_live

    @property
    def turn_words(self):
        """The turn strip: (what is so, what that means, who is next)."""
        waiting = [seat.persona.name for seat in self.hands if seat.pk != self.session.turn_of_id]
        then = _("Then %(names)s.") % {"names": _(", then ").join(waiting[:3])} if waiting else ""
        if self.my_turn:
            return _("Your turn."), _("Take your time."), then
        if self.session.turn_of_id:
            name = self.session.turn_of.persona.name
            return _("%(name)s has the turn.") % {"name": name}, "", then
        if self.session.group.turns == GroupPage.Turns.HANDS:
            return _("Raise your hand for a turn."), "", then
        if self.session.group.turns == GroupPage.Turns.ROUND:
            return _("One turn each."), _("“Pass” is always a fine answer."), then
        return _("The floor is open."), _("Write when you like."), then

    @property
    def phase_choices(self):
        return Phase.choices

    @property
    def next_phase(self):
        order = Phase.values
        return order[min(order.index(self.session.phase) + 1, len(order) - 1)]

    @cached_property
    def turn_choices(self):
        """Who could get the turn, as (key, name, whether it is the longest raised hand): raised hands first."""
        raised = [seat.author_key for seat in self.hands]
        others = [person["key"] for person in self.people if not person["facilitator"] and person["key"] not in raised]
        names = {person["key"]: person["name"] for person in self.people}
        names |= {seat.author_key: seat.persona.name for seat in self.hands}
        return [(key, names[key], number == 0 and bool(raised)) for number, key in enumerate([*raised, *others])]

    @property
    def paces(self):
        return SLOW_MODES

    @property
    def reasons_of_moderators(self):
        """What moderators wrote to those who lead when they locked the room."""
        return moderation.reasons_in_force("groups.session", self.session.pk, "locked")

    @property
    def presence(self):
        """The people as the wire's `presence` frame, for the page's script."""
        return {"type": "presence", "count": len(self.people), "people": self.people}

    @property
    def deleted_at(self):
        return (self.session.closed_at or self.session.ends_at) + timedelta(days=self.session.group.retention_days)


def phase_until(session):
    """About when the present phase ends, by the usual share of the session's length, rounded to five minutes."""
    length = session.ends_at - session.starts_at
    share = PHASE_MINUTES[session.phase] / _USUAL_MINUTES
    until = (session.phase_since or session.starts_at) + length * share
    until += timedelta(seconds=150)
    return until - timedelta(minutes=until.minute % 5, seconds=until.second, microseconds=until.microsecond)


def mark_words():
    """What a change of the room is called in its log; the page's script uses the same words."""
    return {
        "opened": _("The room is open"),
        "paused": _("Paused"),
        "resumed": _("We go on"),
        "closed": _("The session is over"),
        "phase": {slug: str(label) for slug, label in Phase.choices},
    }


def mark_text(event):
    """`7:05 pm. Welcome`, or "" for a change that leaves no line."""
    words = mark_words().get(event["kind"])
    if event["kind"] == "phase":
        words = words.get(event.get("phase"))
    if not words:
        return ""
    return _("%(time)s. %(what)s") % {"time": clock(datetime.fromisoformat(event["at"])), "what": words}


def own_message(session, seat, message_id):
    """A message of this seat that can still be changed or taken back, or None."""
    return (
        Message.objects.select_related("session", "seat", "author")
        .filter(session=session, seat=seat, pk=message_id, state__in=("published", "held"))
        .first()
    )


def case_of(message_id, member):
    """The open case of a held message, if `member` may see the queue; (case, why they may not decide it or None)."""
    if not moderation_permissions.can_see_queue(member):
        return None, None
    case = moderation.open_cases_on("groups.message", message_id).select_related("author").order_by("-severity").first()
    return case, case and moderation_permissions.why_not_decide(member, case)
