"""What moderation must know about a line of chat."""

import re

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import Unreadable
from moderation.content import State
from moderation.registry import ContextLine, Handler, ThreadHandler

from . import queries, services
from .live.log import Entry, append
from .models import GroupPage, Message, Seat, Session, Stream
from .services.rooms import SLOW_MODES

LINES_BEFORE, LINES_AFTER = 12, 6
_ROOM, _LINE = re.compile(r"/sessions/(\d{1,18})/room/"), re.compile(r"m-(\d{1,18})")


class MessageHandler(Handler):
    kind = "groups.message"
    label = _("chat message")
    is_watched = True
    written_at = "at"
    can_rewrite = True

    def get(self, pk, lock=False):
        messages = Message.objects.select_related("session__group", "author", "seat")
        if lock:
            messages = messages.select_for_update(of=("self",))
        return messages.filter(pk=pk).first()

    def get_many(self, pks, lock=False):
        messages = Message.objects.select_related("session", "author", "seat")
        return (messages.select_for_update(of=("self",)).order_by("pk") if lock else messages).in_bulk(pks)

    def written_by(self, persona_ids):
        return Message.objects.filter(author__in=persona_ids, session__purged_at__isnull=True)

    def latest_by(self, persona, since, most, but=None):
        """For a connection that opens, once: what is said in it later is not looked up line by line."""
        lines = Message.objects.filter(author=persona, session__purged_at__isnull=True).exclude(pk=but)
        last = list(lines.select_related("session").order_by("-at", "-pk")[:most])
        return tuple(filter(None, map(_words, last))), sum(line.at >= since for line in last)

    def text(self, obj):
        return _words(obj)

    def url(self, obj):
        return f"{reverse('session_room', args=[obj.session_id])}#m-{obj.pk}"

    def place(self, obj):
        return obj.session.group

    def context(self, obj):
        """The minutes of chat around it, as the room saw them."""
        around = Message.objects.filter(session_id=obj.session_id).select_related("author", "session")
        seen = around.exclude(state=State.WITHDRAWN)
        before = list(seen.filter(pk__lt=obj.pk).order_by("-pk")[:LINES_BEFORE])[::-1]
        after = list(seen.filter(pk__gt=obj.pk).order_by("pk")[:LINES_AFTER])
        return [
            ContextLine(
                line.author.name, line.author.role_now, line.at, _words(line), line.pk == obj.pk, line.is_heavy,
                "" if line.pk == obj.pk else line.unpublished,
            )
            for line in [*before, obj, *after]
        ]  # fmt: skip

    def changed(self, obj, old_state):
        """Tell the room what it may know, and author and facilitators all."""
        is_up, was_up = obj.state == State.PUBLISHED, old_state == State.PUBLISHED
        entries = []
        if is_up and was_up:
            entries.append(Entry(obj.session_id, Stream.ROOM, "edited", obj.pk))
        elif is_up:
            # A new event, so that nobody who read past its old place misses it.
            entries.append(Entry(obj.session_id, Stream.ROOM, "message", obj.pk))
        elif was_up:
            entries.append(Entry(obj.session_id, Stream.ROOM, "removed", obj.pk))
        if not (is_up and was_up):
            kind = {State.PUBLISHED: "released", State.HELD: "held", State.WITHDRAWN: "withdrawn"}.get(
                obj.state, "removed"
            )
            why = {"why": "crisis" if obj.care else "other"}
            for name in (Stream.person(obj.seat.author_key), Stream.STAFF):
                entries.append(Entry(obj.session_id, name, kind, obj.pk, why))
        append(entries)

    def words_at(self, obj, revision):
        try:
            return obj.read() if revision == obj.revision else obj.read_replaced().get(revision, (None,))[0]
        except Unreadable:
            return None

    def rewrite(self, obj, body):
        services.rewrite_message(obj, body)

    def put_back(self, obj, revision):
        try:
            kept = obj.read_replaced().get(revision)
        except Unreadable:
            return False
        if kept is None:
            return False
        services.rewrite_message(obj, *kept)
        return True

    def at_address(self, path, fragment):
        found = _ROOM.fullmatch(path), _LINE.fullmatch(fragment)
        message = self.get(int(found[1][1])) if all(found) else None
        return message if message is not None and message.session_id == int(found[0][1]) else None

    def watched_until(self, obj, now):
        return obj.session.ends_at if queries.facilitator_present(obj.session_id, now) else None

    def thread_of(self, obj):
        return SessionThreadHandler.kind, obj.session_id


class SessionThreadHandler(ThreadHandler):
    """A room is told about to those who lead it: nobody “began” it."""

    kind = "groups.session"
    label = _("session")
    acts = frozenset({"lock", "slow"})

    def get(self, pk, lock=False):
        sessions = Session.objects.select_related("group")
        if lock:
            sessions = sessions.select_for_update(of=("self",), no_key=True)
        return sessions.filter(pk=pk).first()

    def url(self, thread):
        return reverse("session_room", args=[thread.pk])

    def author(self, thread):
        leading = _leading(Seat.objects.filter(session=thread)).select_related("persona__member").first()
        return leading.persona if leading is not None else None

    def begun_by(self, member):
        return _leading(Seat.objects.filter(persona__member=member)).values_list("session_id", flat=True)

    def can_be_seen(self, thread, member):
        return thread.pk in queries.sessions_visible_to(member, {thread.pk})

    def apply(self, thread, in_force):
        services.restrain(thread, in_force)

    def paces(self):
        return tuple(seconds for seconds in SLOW_MODES if seconds)

    def place_id(self, thread):
        return thread.group_id


def _leading(seats):
    return seats.filter(role=Seat.Role.FACILITATOR, leads=True, state=Seat.State.BOOKED).order_by("pk")


class GroupHandler(Handler):
    """A group's own page. Staff write it, so there is nothing to take down here; a person looks."""

    kind = "groups.grouppage"
    label = _("group")
    has_state = False

    def get(self, pk, lock=False):
        return GroupPage.objects.filter(pk=pk).first()

    def text(self, obj):
        return f"{obj.title}\n\n{obj.intro}".strip()

    def url(self, obj):
        return obj.url or ""

    def at_address(self, path, fragment):
        slug = path.rstrip("/").rpartition("/")[2]
        return next((page for page in GroupPage.objects.filter(slug=slug) if page.url == path), None)

    def context(self, obj):
        return [ContextLine(obj.title, "", obj.latest_revision_created_at or timezone.now(), self.text(obj), True)]

    def changed(self, obj, old_state):
        """Nothing hangs on it: it has no state."""

    def place(self, obj):
        return obj

    def author(self, obj):
        return None


def _words(message):
    try:
        return message.read()
    except Unreadable:
        return ""
