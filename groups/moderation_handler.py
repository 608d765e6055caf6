"""What moderation must know about a line of chat."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import Unreadable
from moderation.content import State
from moderation.registry import ContextLine, Handler

from .live.log import Entry, append
from .models import Message, Stream

LINES_BEFORE, LINES_AFTER = 12, 6


class MessageHandler(Handler):
    kind = "groups.message"
    label = _("chat message")
    written_at = "at"

    def get(self, pk, lock=False):
        messages = Message.objects.select_related("session__group", "author", "seat")
        if lock:
            messages = messages.select_for_update(of=("self",))
        return messages.filter(pk=pk).first()

    def get_many(self, pks):
        return Message.objects.select_related("session", "author").in_bulk(pks)

    def written_by(self, persona_ids):
        return Message.objects.filter(author__in=persona_ids, session__purged_at__isnull=True)

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
            ContextLine(line.author.name, line.author.role_now, line.at, _words(line), line.pk == obj.pk)
            for line in [*before, obj, *after]
        ]

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


def _words(message):
    try:
        return message.read()
    except Unreadable:
        return ""
