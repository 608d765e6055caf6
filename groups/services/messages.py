"""Posting a line of chat: the one road for sockets, forms and programs. Nothing unscreened is ever shown."""

import logging
from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import role_in_force
from community.members.permissions import (
    Refusal,
    refusals_in,
    second_factor_wanted,
)
from community.members.second_factor import is_locked_as_staff_must
from moderation import services as moderation
from moderation.content import State
from moderation.screening import Author, Finding, Outcome, Screening
from moderation.staff_lists import screen

from ..live import bell, drawing, limits
from ..live.log import Entry, append
from ..models import GroupPage, Message, RoomEvent, Seat, Session, Stream
from ..models.log import seal
from ..models.sessions import pace_of
from ..permissions import may_lead_as, scopes_in, why_not_speak
from .lines import Answer, Draft, ask_html, refused, shape_error

log = logging.getLogger(__name__)
_KNOWN = (
    "WITH wanted (room, writer, number) AS (VALUES %s) SELECT id, session_id, author_id, client_id, state FROM wanted "
    "CROSS JOIN groups_message WHERE session_id = room AND author_id = writer AND client_id = number"
)
_SEEN_BEFORE = Author(days=3650, published=1000, trusted=True)


def post_message(session, seat, client_id, body, private=moderation.Private.KEEP):
    """Post `body` from `seat`; returns the Answer's dict (`ack` or `error`), never raises for what a person does.

    The same `client_id` again is answered with the first one's `seq`. `private` says what happens to private parts.
    """
    refusal = shape_error(client_id, body)
    if refusal is not None:
        return refused(client_id if isinstance(client_id, str) else "", refusal).as_dict()
    draft = Draft(session.pk, seat.pk, client_id, body.strip(), moderation.author_facts(seat.persona.member), private)
    answers, _drawn = store([draft])
    return answers[0].as_dict()


def store(drafts, ring=True):
    """Screen and store `drafts` as one group: one transaction, one bad row never fails another.

    Returns (answers in order, {(session id, stream): [(seq, json)…]}), the second for this process's hub.
    """
    group = _Group(drafts)
    with transaction.atomic():
        group.look()
        group.ask()
        try:
            with transaction.atomic():
                group.write(group.waiting)
        except Exception:
            log.warning("A group of %d messages failed; each goes alone now.", len(group.waiting), exc_info=True)
            group.undo()
            for index in group.waiting:
                group.write_alone(index)
        touched = {session_id for session_id, _ in group.drawn}
        if touched:
            transaction.on_commit(lambda: bell.ring(frozenset(touched), here=ring), robust=True)
    return group.answers, group.drawn


class _Group:
    """One group commit: looks at rooms and seats once, then writes what may be written."""

    def __init__(self, drafts):
        self.drafts = drafts
        self.answers = [None] * len(drafts)
        self.waiting = []
        self.drawn = {}
        # Screening costs the most and needs no database, so it is done before the transaction.
        self.screened = [None] * len(drafts)
        self.now = timezone.now()

    def look(self):
        sessions = {draft.session_id for draft in self.drafts}
        self.rooms = {
            row["pk"]: row
            for row in Session.objects.filter(pk__in=sessions).values(
                "pk",
                "state",
                "slow_mode",
                "least_pace",
                "least_pace_until",
                "data_key",
                "bench",
                "group_id",
                "group__mode",
            )
        }
        self.seats = {
            row["pk"]: row
            for row in Seat.objects.filter(pk__in={draft.seat_id for draft in self.drafts}).values(
                "pk", "session_id", "persona_id", "role", "state", "author_key",
                "persona__name", "persona__role", "persona__role_until", "persona__member_id",
                locked=is_locked_as_staff_must("persona__member"),
            )
        }  # fmt: skip
        known = self._known(self.drafts)
        self.shut_out = refusals_in({place for draft in self.drafts if (place := self._place(draft)) is not None})
        first = {}
        for index, draft in enumerate(self.drafts):
            seat = self.seats.get(draft.seat_id)
            key = (draft.session_id, seat and seat["persona_id"], draft.client_id)
            if key in known:
                self.answers[index] = known[key]
            elif key in first:
                self.answers[index] = first[key]
            else:
                refusal, retry_after = self._why_not(draft, seat)
                if refusal is not None:
                    self.answers[index] = refused(draft.client_id, refusal, retry_after)
                else:
                    self.answers[index] = first[key] = Answer(draft.client_id)
                    self.waiting.append(index)

    def ask(self):
        """What holds something private goes no further until its author says what happens to it.

        Words of need that are refused, such as in a paused room, bring the helplines all the same.
        """
        for index, draft in enumerate(self.drafts):
            room, answer = self.rooms.get(draft.session_id), self.answers[index]
            if index in self.waiting:
                try:
                    self._settle(index, draft, room)
                except moderation.AskFirst as asked:
                    answer.code, answer.html = "private", ask_html(asked, "body", room["group__mode"])
                    answer.text = _("It looks like %(what)s. Nothing is sent yet. You choose.") % {"what": asked.what}
                    self.waiting.remove(index)
            elif room is not None and answer.code not in ("", "not_booked", "rate", "private"):
                self._care_for(draft, room)

    def _settle(self, index, draft, room):
        (draft.body,), self.screened[index] = moderation.settle(
            [draft.body],
            draft.private,
            lambda text: _screen(replace(draft, body=text), room),
            [settings.CHAT_MAX_LENGTH],
        )

    def _care_for(self, draft, room):
        if not _screen(draft, room).care:
            return
        stream = Stream.person(self.seats[draft.seat_id]["author_key"])
        entry = Entry(draft.session_id, stream, "care", payload={"read_by": None})
        append([entry], ring=False)
        drawn = drawing.care(draft.session_id, stream, entry.seq, entry.payload)
        self.drawn.setdefault((draft.session_id, stream), []).append((entry.seq, drawn))

    def _place(self, draft):
        """Who writes under which agreements, as the write gate wants it; None without room or seat."""
        room, seat = self.rooms.get(draft.session_id), self.seats.get(draft.seat_id)
        if room is None or seat is None:
            return None
        return seat["persona__member_id"], scopes_in(room["group_id"]), room["group_id"]

    def _known(self, drafts):
        """Answers for what was stored before: {(session, persona, client id): Answer}."""
        keys = {
            (draft.session_id, self.seats[draft.seat_id]["persona_id"], draft.client_id)
            for draft in drafts
            if draft.seat_id in self.seats
        }
        found = {}
        if not keys:
            return found
        with connection.cursor() as cursor:
            # Written out, because each key must be one look into the unique index, however long the room's history.
            cursor.execute(_KNOWN % ",".join(["(%s,%s,%s)"] * len(keys)), [part for key in keys for part in key])
            for pk, session_id, author_id, client_id, state in cursor.fetchall():
                found[session_id, author_id, client_id] = Answer(client_id, id=pk, state=state)
        if found:
            by_id = {answer.id: answer for answer in found.values()}
            events = (
                RoomEvent.objects.filter(message_id__in=by_id)
                .exclude(stream__name=Stream.STAFF)
                .order_by("-pk")
                .values_list("message_id", "stream__name", "seq")
            )
            for message_id, name, seq in events:
                by_id[message_id].stream, by_id[message_id].seq = name.partition(":")[0], seq
        return found

    def _why_not(self, draft, seat):
        room = self.rooms.get(draft.session_id)
        if room is None or seat is None or seat["session_id"] != draft.session_id:
            return Refusal("not_booked", _("You have no seat in this session. Your words are kept.")), 0
        # Asked here, inside the transaction: what a socket knows of its holder may be some moments old.
        if (refusal := self.shut_out.get(self._place(draft))) is not None:
            return refusal, 0
        if seat["role"] == Seat.Role.FACILITATOR and not seat["locked"]:
            return second_factor_wanted(), 0
        role = role_in_force(seat["persona__role"], seat["persona__role_until"], self.now)
        leads = seat["role"] == Seat.Role.FACILITATOR and may_lead_as(role, seat["persona__member_id"])
        refusal = why_not_speak(room["state"], seat["state"], leads)
        if refusal is not None or room["bench"]:
            return refusal, 0
        wait = limits.wait_for_line(draft.session_id, draft.seat_id)
        if wait:
            return Refusal("rate", _("That is very fast. Please wait a moment; your words are kept.")), wait
        pace = pace_of(room["slow_mode"], room["least_pace"], room["least_pace_until"], self.now)
        if pace and not leads:
            return self._slow(draft, seat, pace)
        return None, 0

    def _slow(self, draft, seat, seconds):
        last = (
            Message.objects.filter(session_id=draft.session_id, seat_id=draft.seat_id)
            .order_by("-at")
            .values_list("at", flat=True)
            .first()
        )
        ahead = any(self.drafts[index].seat_id == draft.seat_id for index in self.waiting)
        if ahead:
            last = self.now
        wait = 0 if last is None else (last + timedelta(seconds=seconds) - self.now).total_seconds()
        if wait <= 0:
            return None, 0
        text = _("The room goes slowly now: one message every %(seconds)d seconds. Your words are kept.")
        return Refusal("slow_mode", text % {"seconds": seconds}), int(wait) + 1

    def undo(self):
        """After a failed group: answers that were filled in are emptied."""
        self.drawn = {}
        for index in self.waiting:
            answer = self.answers[index]
            answer.stream, answer.seq, answer.state, answer.id = "", 0, "", 0

    def write_alone(self, index):
        draft, drawn = self.drafts[index], self.drawn
        self.drawn = {}
        try:
            with transaction.atomic():
                seat = self.seats[draft.seat_id]
                known = self._known([draft]).get((draft.session_id, seat["persona_id"], draft.client_id))
                if known is None:
                    self.write([index])
                else:
                    answer = self.answers[index]
                    answer.stream, answer.seq, answer.state, answer.id = known.stream, known.seq, known.state, known.id
        except Exception:
            log.exception("A message could not be stored")
            self.drawn = {}
            answer = self.answers[index]
            answer.stream, answer.seq, answer.state, answer.id = "", 0, "", 0
            answer.code = "failed"
            answer.text = _("It could not be saved. Your words are kept; please send it again.")
        for line, events in self.drawn.items():
            drawn.setdefault(line, []).extend(events)
        self.drawn = drawn

    def write(self, indexes):
        messages, screenings = [], []
        for index in indexes:
            draft = self.drafts[index]
            room, seat = self.rooms[draft.session_id], self.seats[draft.seat_id]
            if self.screened[index] is None:
                self.screened[index] = _screen(draft, room)
            screening = self.screened[index]
            message = Message(
                session_id=draft.session_id, seat_id=draft.seat_id, author_id=seat["persona_id"],
                client_id=draft.client_id, body=seal(room["data_key"], draft.body), at=self.now,
            )  # fmt: skip
            moderation.prepare(message, screening, self.now)
            messages.append(message)
            screenings.append(screening)
        Message.objects.bulk_create(messages)
        entries = []
        for message, screening in zip(messages, screenings, strict=True):
            if screening.findings:
                moderation.record(message, screening, self.now)
            entries.append(self._entries(message, screening))
        append([entry for some in entries for entry in some], ring=False)
        for index, message, some in zip(indexes, messages, entries, strict=True):
            self._tell(index, message, some)

    def _entries(self, message, screening):
        person = Stream.person(self.seats[message.seat_id]["author_key"])
        if message.state == State.PUBLISHED:
            entries = [Entry(message.session_id, Stream.ROOM, "message", message.pk, new=True)]
        else:
            why = {"why": _why(screening)}
            entries = [
                Entry(message.session_id, person, "held", message.pk, why, new=True),
                Entry(message.session_id, Stream.STAFF, "held", message.pk, why, new=True),
            ]
        if message.care:
            read_by = message.read_by.isoformat() if message.read_by else None
            # Kind words come before the notice that the message waits.
            entries.insert(0, Entry(message.session_id, person, "care", payload={"read_by": read_by}))
        return entries

    def _tell(self, index, message, entries):
        draft, seat, answer = self.drafts[index], self.seats[message.seat_id], self.answers[index]
        answer.id, answer.state = message.pk, str(message.state)
        own = next(entry for entry in entries if entry.message_id)
        answer.stream, answer.seq = own.stream.partition(":")[0], own.seq
        name, role = seat["persona__name"], role_in_force(seat["persona__role"], seat["persona__role_until"], self.now)
        for entry in entries:
            if entry.stream == Stream.ROOM:
                event = drawing.drawn_message(
                    entry.seq, "message", message.pk, draft.body, message.at, name, role, seat["author_key"]
                )
            elif entry.kind == "held":
                event = drawing.waiting_message(
                    entry.seq, entry.stream, message.state, message.pk, draft.body, message.at, name, role,
                    seat["author_key"], entry.payload["why"], message.read_by,
                )  # fmt: skip
            else:
                event = drawing.care(message.session_id, entry.stream, entry.seq, entry.payload)
            self.drawn.setdefault((message.session_id, entry.stream), []).append((entry.seq, event))


def _why(screening):
    """One word for the author's notice; a crisis comes before anything else that was found."""
    if screening.tier >= 1:
        return "crisis"
    found = {finding.category for finding in screening.findings if finding.outcome >= Outcome.ASK}
    if "personal_data" in found:
        return "personal_data"
    return "mode" if found == {"mode"} else "other"


def _screen(draft, room):
    if room["bench"]:
        return _only(screen(draft.body, _SEEN_BEFORE), lambda finding: finding.category != "spam")
    screening = screen(draft.body, draft.author)
    if room["group__mode"] == GroupPage.Mode.EVERYTHING and not screening.holds:
        waits = Finding("room", "mode", 1, "every_message_waits", Outcome.HOLD)
        return replace(screening, outcome=Outcome.HOLD, findings=(*screening.findings, waits))
    if room["group__mode"] == GroupPage.Mode.AT_ONCE and screening.holds and screening.tier < 3:
        return replace(screening, outcome=Outcome.SIGNAL)
    return screening


def _only(screening, keep):
    findings = tuple(finding for finding in screening.findings if keep(finding))
    if len(findings) == len(screening.findings):
        return screening
    return Screening(max((f.outcome for f in findings), default=Outcome.PUBLISH), screening.tier, findings)
