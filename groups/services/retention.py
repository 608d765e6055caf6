"""What was written in a session is deleted when its time is up, and its key destroyed; a receipt stays."""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from community.lib.crypto import new_data_key
from moderation.models import Case

from .. import conf
from ..models import Message, Presence, RetentionReceipt, RoomEvent, Seat, Session, Stream


def due(now=None):
    """Sessions whose words have had their days, or whose kept excerpts have."""
    now = now or timezone.now()
    over = Session.objects.filter(state=Session.State.CLOSED, data_key__isnull=False).select_related("group")
    return [
        session
        for session in over.annotate(days=F("group__retention_days")).prefetch_related("receipts")
        if _delete_at(session) <= now
    ]


def _delete_at(session):
    kept = [receipt.kept_until for receipt in session.receipts.all() if receipt.kept_until]
    return max(kept) if kept else (session.closed_at or session.ends_at) + timedelta(days=session.days)


def purge_due(now=None):
    """Purge every session that is due; returns the receipts."""
    return [purge(session, now) for session in due(now)]


def purge(session, now=None):
    """Delete the words of a closed session, and destroy its key. Words of an open case are kept under a new key, once.

    Returns the RetentionReceipt.
    """
    if connection.vendor == "sqlite":
        # Deleted rows are overwritten in the file, not only forgotten; this cannot be set inside a transaction.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")
    now = now or timezone.now()
    with transaction.atomic():
        session = Session.objects.select_for_update(no_key=True, of=("self",)).get(pk=session.pk)
        first = session.purged_at is None
        kept = _of_open_cases(session) if first else []
        key = new_data_key() if kept else None
        for message in kept:
            words = message.read()
            message.session.data_key = key
            message.write(words)
            message.replaced = b""
            message.save(update_fields=["body", "replaced"])
        events = RoomEvent.objects.filter(session=session)
        gone = Message.objects.filter(session=session).exclude(pk__in=[message.pk for message in kept])
        receipt = RetentionReceipt.objects.create(
            session=session, at=now, messages=gone.count(), events=events.count(), kept=len(kept),
            kept_reason="open_case" if kept else "",
            kept_until=now + timedelta(days=conf.value("EXCERPT_DAYS")) if kept else None,
            key_destroyed=session.data_key is not None,
        )  # fmt: skip
        events.delete()
        gone.delete()
        Stream.objects.filter(session=session).delete()
        Presence.objects.filter(seat__session=session).delete()
        if not kept:
            # Once nobody's words are left, who sat beside whom is nobody's business either.
            Seat.objects.filter(session=session, messages__isnull=True).filter(~Q(role=Seat.Role.FACILITATOR)).delete()
        session.data_key, session.purged_at = key, now
        session.save(update_fields=["data_key", "purged_at"])
    return receipt


def _of_open_cases(session):
    ids = Message.objects.filter(session=session).values_list("pk", flat=True)
    open_ids = Case.objects.filter(target_kind="groups.message", target_id__in=list(ids), state=Case.State.OPEN)
    return list(
        Message.objects.filter(pk__in=set(open_ids.values_list("target_id", flat=True)))
        .select_related("session")
        .order_by("pk")
    )
