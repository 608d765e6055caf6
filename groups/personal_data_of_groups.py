"""How what groups hold about a person is exported and erased."""

from django.db.models import F

from community.members.registries import register_personal_data
from moderation.content import State

from .live import bell
from .models import GroupFacilitator, Message, Presence, RoomEvent, Seat, Stream
from .models.log import seal


def _export_messages(member):
    messages = Message.objects.filter(author__member=member).select_related("session").order_by("pk")
    return [
        {"session": m.session_id, "at": m.at.isoformat(), "state": m.state, "words": m.read()}
        for m in messages
        if m.session.data_key
    ]


def _erase_messages(member):
    """The words go; the lines stay as tombstones until the session's own time is up."""
    messages = Message.objects.filter(author__member=member).select_related("session")
    sessions = set()
    for message in messages:
        sessions.add(message.session_id)
        if message.session.data_key:
            message.body = seal(message.session.data_key, "")
        message.client_id = f"erased-{message.pk}"
        message.state = State.WITHDRAWN
        message.save(update_fields=["body", "client_id", "state"])
    Stream.objects.filter(session_id__in=sessions).update(altered=F("altered") + 1)
    if sessions:
        bell.ring_after_commit(sessions)


def _export_seats(member):
    seats = Seat.objects.filter(persona__member=member).select_related("session__group")
    return [
        {
            "group": seat.session.group.title,
            "starts": seat.session.starts_at.isoformat(),
            "seat": seat.state,
            "role": seat.role,
            "booked": seat.booked_at.isoformat(),
        }
        for seat in seats
    ]


def _erase_seats(member):
    seats = Seat.objects.filter(persona__member=member)
    seats.filter(messages__isnull=True).delete()
    seats.update(state=Seat.State.CANCELLED, hand_up_at=None)


register_personal_data("groups.Message", _export_messages, _erase_messages)
register_personal_data("groups.Seat", _export_seats, _erase_seats)
register_personal_data(
    "groups.RoomEvent",
    lambda member: [
        {"session": e.session_id, "at": e.at.isoformat(), "kind": e.kind}
        for e in RoomEvent.objects.filter(stream__name__in=[Stream.person(key) for key in _keys(member)])
    ],
    lambda member: RoomEvent.objects.filter(stream__name__in=[Stream.person(key) for key in _keys(member)]).delete(),
)
register_personal_data(
    "groups.Presence", lambda member: [], lambda member: Presence.objects.filter(seat__persona__member=member).delete()
)
register_personal_data(
    "groups.GroupFacilitator",
    lambda member: [
        {"group": f.page.title, "role": f.role}
        for f in GroupFacilitator.objects.filter(member=member).select_related("page")
    ],
    lambda member: GroupFacilitator.objects.filter(member=member).delete(),
)


def _keys(member):
    return list(Seat.objects.filter(persona__member=member).values_list("author_key", flat=True))
