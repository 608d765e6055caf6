"""The log of a room: streams, events, messages; who is there; and the receipt for what was deleted."""

import json

from django.db import models
from django.utils import timezone

from community.lib.crypto import Unreadable, open_data_key
from moderation.content import Moderated

from .sessions import Seat, Session


class Stream(models.Model):
    """One line of events: `room` for everybody, `staff` for facilitators, `person:<key>` for one seat.

    `last_seq` counts up by one inside the transaction of the event; `altered` counts changes to what was drawn.
    """

    ROOM, STAFF = "room", "staff"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="streams")
    name = models.CharField(max_length=24)
    last_seq = models.PositiveBigIntegerField(default=0)
    altered = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "name"], name="one_stream_a_name")]

    @staticmethod
    def person(author_key):
        return f"person:{author_key}"


class Message(Moderated):
    """A line of chat, encrypted under its session's own key."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="messages")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="messages")
    client_id = models.CharField(max_length=64)
    body = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    # Whether the words are a moderator's; `replaced` holds those that stood there before, under the session's key too.
    by_moderator = models.BooleanField(default=False, editable=False)
    replaced = models.BinaryField(default=bytes, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "author", "client_id"], name="one_message_a_client_id")
        ]

    def __str__(self):
        return str(self.pk)

    def write(self, text):
        """Put `text` into `body`, encrypted."""
        self.body = seal(self.session.data_key, text)

    def read(self):
        """The words; raises Unreadable once the session's key is destroyed."""
        return unseal(self.session.data_key, self.body)

    def read_replaced(self):
        """{revision: (words, whether a moderator's)} of what moderators put other words in place of."""
        if not self.replaced:
            return {}
        kept = json.loads(unseal(self.session.data_key, self.replaced))
        return {int(revision): tuple(words) for revision, words in kept.items()}

    def replace(self, text, by_moderator):
        """Put `text` in place of the words, which are kept, as a new revision."""
        kept = {**self.read_replaced(), self.revision: (self.read(), self.by_moderator)}
        self.replaced = seal(self.session.data_key, json.dumps(kept))
        self.write(text)
        self.by_moderator = by_moderator
        self.revision += 1


def seal(wrapped_key, text):
    return open_data_key(bytes(wrapped_key)).encrypt(text.encode())


def unseal(wrapped_key, body):
    if not wrapped_key:
        raise Unreadable("The key of this session was destroyed with its messages.")
    return open_data_key(bytes(wrapped_key)).decrypt(bytes(body)).decode()


class RoomEvent(models.Model):
    """Something that happened in a room. It names its message; a replay draws what that is now."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="events")
    stream = models.ForeignKey(Stream, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=12)
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="events")
    payload = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["stream", "seq"]
        constraints = [models.UniqueConstraint(fields=["session", "stream", "seq"], name="one_event_a_seq")]


class Presence(models.Model):
    """A lease that says that a connection is there; it runs out by itself when a server dies."""

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="presences")
    connection = models.CharField(max_length=32, unique=True)
    process = models.CharField(max_length=40, db_index=True)
    expires_at = models.DateTimeField()


class RetentionReceipt(models.Model):
    """Proof that a session's words were deleted: how much, when, and whether its key was destroyed."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="receipts")
    at = models.DateTimeField(default=timezone.now)
    messages = models.PositiveIntegerField()
    events = models.PositiveIntegerField()
    kept = models.PositiveIntegerField(default=0)
    kept_reason = models.CharField(max_length=20, blank=True)
    kept_until = models.DateTimeField(null=True, blank=True)
    key_destroyed = models.BooleanField()
