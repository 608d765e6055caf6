"""Whose lines a seat does not see: of muted and blocked names, at once, live and on reload.

Those who lead the room are always seen, and see everybody: safety goes before wishes. Presence stays true for all.
"""

from collections import defaultdict

from django.db.models import Q

from community.members.models import Block, Mute, role_in_force
from groups.models import Seat
from groups.permissions import may_lead_as


def away_from(seat):
    """The author keys whose lines the holder of `seat` does not get."""
    member_id = seat.persona.member_id
    return _away({seat.session_id: {member_id}}).get((seat.session_id, member_id), frozenset())


def away_of(doors):
    """{door: author keys} for every connection, in three queries however many there are."""
    members = defaultdict(set)
    for door in doors:
        if not door.bench:
            members[door.session_id].add(door.member_id)
    found = _away(members) if members else {}
    return {
        door: frozenset() if door.leads else found.get((door.session_id, door.member_id), frozenset()) for door in doors
    }


def _away(members):
    """{(session id, member id): author keys} for {session id: member ids}."""
    asked = set().union(*members.values())
    pairs = set(Mute.objects.filter(member__in=asked).values_list("member_id", "persona_id"))
    blocks = Block.objects.filter(Q(own__member__in=asked) | Q(other__member__in=asked))
    for own, other, own_id, other_id in blocks.values_list("own__member_id", "other__member_id", "own_id", "other_id"):
        pairs |= {(own, other_id), (other, own_id)}
    hidden = defaultdict(set)
    for member_id, persona_id in pairs:
        if member_id in asked:
            hidden[persona_id].add(member_id)
    if not hidden:
        return {}
    found = defaultdict(set)
    seats = Seat.objects.filter(session__in=members, persona__in=hidden).values_list(
        "session_id",
        "persona_id",
        "author_key",
        "role",
        "state",
        "persona__member_id",
        "persona__role",
        "persona__role_until",
    )
    for session_id, persona_id, key, seat_role, state, holder, role, until in seats:
        if seat_role == Seat.Role.FACILITATOR and state == Seat.State.BOOKED:
            if may_lead_as(role_in_force(role, until), holder):
                continue
        for member_id in hidden[persona_id] & members[session_id]:
            found[session_id, member_id].add(key)
    return {place: frozenset(keys) for place, keys in found.items()}


def without(events, away):
    """`events` ([(seq, json)…]) without the lines of the keys `away`; hands, turns and passing stay."""
    if not away:
        return events
    # Quotes inside words are escaped, so these marks can only stand for the event itself; hands and turns have no id.
    marks = [f'"key":"{key}"' for key in away]
    return [event for event in events if '"id":"' not in event[1] or not any(mark in event[1] for mark in marks)]
