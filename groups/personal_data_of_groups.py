"""How what groups hold about a person is exported and erased."""

from django.db.models import F, Max, Min
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from community.members.registries import register_kept, register_personal_data, register_place_titles
from community.members.rights.keeping import days, until_erased
from moderation.content import State

from . import conf
from .live import bell
from .models import GroupFacilitator, GroupPage, Message, Presence, RoomEvent, Seat, Stream
from .models.log import seal


def _export_messages(member):
    messages = Message.objects.filter(author__member=member).select_related("session__group", "author").order_by("pk")
    return [
        {
            **_session(m.session),
            "name": m.author.name,
            "at": m.at.isoformat(),
            "state": m.state,
            "words": m.read(),
            **({"by_moderator": True} if m.by_moderator else {}),
        }
        for m in messages
        if m.session.data_key
    ]


def _session(session):
    return {
        "session": session.pk,
        "group_id": session.group_id,
        "group": session.group.title,
        "starts": session.starts_at.isoformat(),
    }


def _erase_messages(member):
    """The words go; the lines stay as tombstones until the session's own time is up."""
    messages = Message.objects.filter(author__member=member).select_related("session")
    sessions = set()
    for message in messages:
        sessions.add(message.session_id)
        if message.session.data_key:
            message.body = seal(message.session.data_key, "")
        message.client_id, message.replaced = f"erased-{message.pk}", b""
        message.state = State.WITHDRAWN
        message.save(update_fields=["body", "replaced", "client_id", "state"])
    Stream.objects.filter(session_id__in=sessions).update(altered=F("altered") + 1)
    if sessions:
        bell.ring_after_commit(sessions)


def _export_seats(member):
    seats = Seat.objects.filter(persona__member=member).select_related("session__group", "persona")
    return [
        {
            **_session(seat.session),
            "name": seat.persona.name,
            "seat": seat.state,
            "role": seat.role,
            "booked": seat.booked_at.isoformat(),
            "given_up": seat.given_up_at.isoformat() if seat.given_up_at else "",
        }
        for seat in seats
    ]


def _erase_seats(member):
    seats = Seat.objects.filter(persona__member=member)
    seats.filter(messages__isnull=True).delete()
    seats.update(state=Seat.State.CANCELLED, hand_up_at=None, given_up_at=None)


_NAME = {"name": _("Under the name"), "starts": _("Session of")}

register_personal_data(
    "groups.Message",
    _export_messages,
    _erase_messages,
    title=_("What you wrote in sessions"),
    words={**_NAME, "by_moderator": _("In the words of a moderator")},
    values={"state": State},
)
register_personal_data(
    "groups.Seat",
    _export_seats,
    _erase_seats,
    title=_("Your seats in sessions"),
    words={**_NAME, "seat": _("Seat"), "booked": _("Booked"), "given_up": _("Given up after a decision")},
    values={"seat": Seat.State, "role": Seat.Role},
)
register_personal_data(
    "groups.RoomEvent",
    lambda member: [
        {**_session(e.session), "at": e.at.isoformat(), "kind": e.kind}
        for e in RoomEvent.objects.filter(
            stream__name__in=[Stream.person(key) for key in _keys(member)]
        ).select_related("session__group")
    ],
    lambda member: RoomEvent.objects.filter(stream__name__in=[Stream.person(key) for key in _keys(member)]).delete(),
    title=_("What a room showed to you alone"),
    words=_NAME,
)
register_personal_data(
    "groups.Presence", lambda member: [], lambda member: Presence.objects.filter(seat__persona__member=member).delete()
)
register_personal_data(
    "groups.GroupFacilitator",
    lambda member: [
        {"group_id": f.page_id, "group": f.page.title, "role": f.role}
        for f in GroupFacilitator.objects.filter(member=member).select_related("page")
    ],
    lambda member: GroupFacilitator.objects.filter(member=member).delete(),
    title=_("Groups you lead or help"),
    values={"role": GroupFacilitator.Role},
)
register_place_titles("group", lambda ids: dict(GroupPage.objects.filter(pk__in=ids).values_list("pk", "title")))


def _keys(member):
    return list(Seat.objects.filter(persona__member=member).values_list("author_key", flat=True))


def _days_of_groups():
    """From the fewest to the most days that a group keeps its sessions."""
    found = GroupPage.objects.aggregate(fewest=Min("retention_days"), most=Max("retention_days"))
    standard = GroupPage._meta.get_field("retention_days").default
    fewest, most = (standard if found[name] is None else found[name] for name in ("fewest", "most"))
    if fewest == most:
        return gettext("%(days)s after the session") % {"days": days(most)}
    return gettext("%(fewest)d to %(most)d days after the session; the room says how many") % {
        "fewest": fewest,
        "most": most,
    }


def _presence():
    seconds = conf.value("LEASE_SECONDS")
    return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}


register_kept(
    "chat",
    _("What was written in a session, and who sat in it"),
    _days_of_groups,
    models=("groups.Message", "groups.RoomEvent", "groups.Seat"),
    order=30,
)
register_kept(
    "excerpts",
    _("Lines of a session that a moderator still has to look at"),
    lambda: gettext("%(days)s longer") % {"days": days(conf.value("EXCERPT_DAYS"))},
    order=32,
)
register_kept("presence", _("That you are in a room at this moment"), _presence, models=("groups.Presence",), order=34)
register_kept(
    "rosters", _("Who leads a group, on its page"), until_erased, models=("groups.GroupFacilitator",), order=36
)
