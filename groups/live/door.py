"""Who may come into a room through a socket, and whether those inside still may.

Blocking; runs in threads with their own database connections.
"""

from dataclasses import dataclass
from importlib import import_module
from types import SimpleNamespace
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session as SignIn
from django.http.cookie import parse_cookie
from django.http.request import split_domain_port, validate_host
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members import queries as members
from community.members.models import Member, role_in_force
from community.members.permissions import Refusal, second_factor_wanted
from community.members.registries import write_gates
from community.members.second_factor import is_locked_as_staff_must
from groups import services
from groups.models import Message, Seat, Session
from groups.permissions import leads_now, may_lead_as, scopes_in, why_not_come_in, why_not_enter
from moderation.screening import Author
from moderation.services import author_facts

from . import wire

_KIND = Message._meta.label_lower


@dataclass(slots=True, eq=False)
class Door:
    """What a connection knows of its holder."""

    session_id: int
    seat_id: int
    author_key: str
    leads: bool
    bench: bool
    member_id: int
    sign_in: str
    proof: tuple
    author: Author
    seat: object
    session: object


def header(scope, name):
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def is_from_here(scope):
    """Whether the page that opened the socket is ours. Only browsers send Origin, and they always do."""
    host = header(scope, b"host")
    hosts = settings.ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]
    if not validate_host(split_domain_port(host)[0], hosts):
        return False
    origin = header(scope, b"origin")
    if not origin or origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    asked = urlsplit(origin)
    return asked.netloc.lower() == host.lower() and asked.scheme == ("https" if _is_secure(scope) else "http")


def _is_secure(scope):
    """Whether the browser reached the site over TLS, by the socket's own scheme or by what our proxy says."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        said = header(scope, name.removeprefix("HTTP_").replace("_", "-").lower().encode())
        if said:
            return said.split(",")[0].strip() == secure
    return scope.get("scheme") in ("wss", "https")


def signed_in(scope):
    """(Member or None, their sign-in as a session store) by the session cookie."""
    key = parse_cookie(header(scope, b"cookie")).get(settings.SESSION_COOKIE_NAME, "")
    if not key:
        return None, None
    store = import_module(settings.SESSION_ENGINE).SessionStore(key)
    member = get_user(SimpleNamespace(session=store))
    return (member, store) if member.is_authenticated and member.is_active else (None, None)


def open_door(scope, session_id):
    """(Door, None), or (None, Refusal) that says why not."""
    member, sign_in = signed_in(scope)
    if member is None:
        return None, Refusal("signed_out", _("Please sign in to join the room."))
    session = Session.objects.filter(pk=session_id).first()
    if session is None:
        return None, wire.UNKNOWN
    seat = services.enter(session, member)
    refusal = why_not_come_in(session, seat, member, sign_in)
    if refusal is not None:
        return None, refusal
    door = Door(
        session_id=session.pk, seat_id=seat.pk, author_key=seat.author_key, leads=leads_now(seat), bench=session.bench,
        member_id=member.pk, sign_in=sign_in.session_key, proof=_proof(member), author=author_facts(member, persona=seat.persona, kind=_KIND), seat=seat, session=session,
    )  # fmt: skip
    return door, None


def _proof(member):
    """What every sign-in of `member` hangs on: it changes with the password, and when all devices are signed out."""
    return member.password, member.sign_in_epoch


def changed_standing(doors):
    """{door: ("bye", Refusal) or ("mute", Refusal or None)} for those whose doors are given, in a handful of queries."""
    member_ids = {door.member_id for door in doors}
    own = {door.session.group_id: scopes_in(door.session.group_id) for door in doors}
    now = _Now(
        seats=_seats({door.seat_id for door in doors}),
        holders=Member.objects.only("password", "sign_in_epoch", "paused_until")
        .filter(is_active=True)
        .in_bulk(member_ids),
        sign_ins=_sign_ins({door.sign_in for door in doors}),
        own_scopes=own,
        agreed=members.who_accepted(member_ids, {scope for scopes in own.values() for scope in scopes}),
        muted=_muted([door for door in doors if not door.bench]),
    )
    found = {}
    for door in doors:
        refusal = _why_leave(door, now)
        found[door] = ("bye", refusal) if refusal else ("mute", now.muted.get(_here(door)))
    return found


def _here(door):
    return door.member_id, door.session.group_id


@dataclass(slots=True)
class _Now:
    """What the database says at this moment of everybody whose door is looked at."""

    seats: dict
    holders: dict
    sign_ins: set
    own_scopes: dict
    agreed: dict
    muted: dict


_NO_SEAT = SimpleNamespace(state=Seat.State.CANCELLED, is_facilitator=False, leads=False, locked=True)


def _seats(seat_ids):
    found = {}
    rows = Seat.objects.filter(pk__in=seat_ids).values_list(
        "pk", "state", "role", "persona__role", "persona__role_until", "persona__member_id",
        is_locked_as_staff_must("persona__member"),
    )  # fmt: skip
    for pk, state, seat_role, role, until, member_id, locked in rows:
        facilitates = seat_role == Seat.Role.FACILITATOR
        leads = facilitates and may_lead_as(role_in_force(role, until), member_id)
        found[pk] = SimpleNamespace(state=state, is_facilitator=facilitates, leads=leads, locked=locked)
    return found


def _why_leave(door, now):
    """The Refusal that ends the connection, or None."""
    holder, seat = now.holders.get(door.member_id), now.seats.get(door.seat_id, _NO_SEAT)
    if door.sign_in not in now.sign_ins or holder is None or _proof(holder) != door.proof:
        return Refusal("signed_out", _("You signed out. Please sign in again to come back."))
    held = now.muted.get(_here(door))
    if held is not None and held.code == "restricted":
        # A decision of moderators closes the room, and is what to read first; other gates only keep from writing.
        return held
    refusal = why_not_enter(door.session, seat)
    if refusal is not None:
        return refusal
    if seat.is_facilitator and not seat.locked:
        return second_factor_wanted()
    if holder.is_paused:
        return Refusal("paused", _("You are taking a break. You can end it on your own page."))
    if not _has_agreed(door.member_id, now.own_scopes[door.session.group_id], now.agreed):
        return Refusal("agreement", _("Please read what we agree before you go on. Your words are kept."))
    if seat.leads != door.leads:
        return Refusal("role", _("Your part in this room has changed. Please join again."))
    return None


def _has_agreed(member_id, own_scopes, agreed):
    """Whether the member accepted every document in force, in `agreed`, that counts in a place with `own_scopes`."""
    return all(member_id in agreed.get(scope, {member_id}) for scope in (*members.EVERYWHERE, *own_scopes))


def _sign_ins(keys):
    if settings.SESSION_ENGINE == "django.contrib.sessions.backends.db":
        return set(SignIn.objects.filter(pk__in=keys, expire_date__gt=timezone.now()).values_list("pk", flat=True))
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return {key for key in keys if store().exists(key)}


def _muted(doors):
    if not write_gates or not doors:
        return {}
    pairs = {_here(door) for door in doors}
    found = {}
    one_by_one = []
    for gate in write_gates:
        if hasattr(gate, "of_many"):
            found = {**gate.of_many(pairs), **found}
        else:
            one_by_one.append(gate)
    if one_by_one:
        left = pairs - found.keys()
        members_by_id = Member.objects.select_related("home_persona").in_bulk({member_id for member_id, _group in left})
        for member_id, group_id in left:
            refusals = (gate(members_by_id[member_id], group_id) for gate in one_by_one if member_id in members_by_id)
            found[member_id, group_id] = next((refusal for refusal in refusals if refusal is not None), None)
    return found
