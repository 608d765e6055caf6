"""The room's socket: `/ws/sessions/<id>/?after=…&after_person=…&after_staff=…` as a plain ASGI application."""

import asyncio
import logging
import secrets

from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused
from groups import conf, services
from groups.services.lines import Draft, refused, shape_error

from . import engine, limits, log, sight, wire
from .door import is_from_here, open_door
from .drawing import frame
from .hub import Connection

logger = logging.getLogger(__name__)
EVENTS_A_FRAME = 256


async def room_socket(scope, receive, send, session_id):
    """Serve one connection to the room `session_id`, from the door to the last frame."""
    if (await receive())["type"] != "websocket.connect":
        return
    if not is_from_here(scope):
        await send({"type": "websocket.close", "code": 4403})
        return
    await send({"type": "websocket.accept"})
    room = engine.running()
    try:
        door, refusal = await room.read(open_door, scope, session_id)
    except Exception:
        logger.exception("The door of a room failed")
        door, refusal = None, Refusal("failed", _("Something went wrong here. Please try again in a moment."))
    if refusal is None and _too_many(room.hub, door):
        refusal = Refusal("too_many", _("This room is open in many of your windows. Please close some."))
    if refusal is not None:
        await _turn_away(send, refusal)
        return
    connection = Connection(send, door)
    try:
        if await _catch_up(room, connection, scope, send):
            await _listen(room, connection, receive)
    except (OSError, asyncio.CancelledError):
        if not connection.gone:
            raise
    finally:
        room.hub.leave(connection)
        room.ledger.went(connection.id)


def _too_many(hub, door):
    room = hub.rooms.get(door.session_id)
    if room is None or door.bench:
        return False
    return sum(1 for one in room.connections if one.seat_id == door.seat_id) >= conf.value("CONNECTIONS_A_SEAT")


async def _turn_away(send, refusal):
    await send({"type": "websocket.send", "text": wire.bye(refusal)})
    await send({"type": "websocket.close", "code": wire.CLOSE_CODES.get(refusal.code, wire.CLOSE_OTHER)})


async def _catch_up(room, connection, scope, send):
    """Say hello, send all that was missed, and take a place in the hub without a gap. False for a room that is over."""
    door = connection.door
    asked = wire.cursors_of(wire.query_of(scope), door.author_key, door.leads)
    connection.away = (await room.read(sight.away_of, [door]))[door]
    known = await room.read(log.heads, [door.session_id])
    heads = {name: known.get((door.session_id, name), (0, 0))[0] for name in asked}
    have = {name: min(seq, heads[name]) for name, seq in asked.items()}
    await send({"type": "websocket.send", "text": wire.hello(heads, door.seat, door.session, door.leads)})
    while True:
        for name, _after, upto, events in await room.read(log.since, door.session_id, have):
            for start in range(0, len(events), EVENTS_A_FRAME):
                some = events[start : start + EVENTS_A_FRAME]
                text = frame(name, have[name], some[-1][0], sight.without(some, connection.away))
                await send({"type": "websocket.send", "text": text})
                have[name] = some[-1][0]
            have[name] = upto
        if door.session.is_over:
            await _turn_away(send, wire.CLOSED)
            return False
        if room.hub.join(connection, have):
            break
    connection.id = secrets.token_hex(16)
    room.ledger.came(connection.id, door.seat_id)
    people = room.ledger.last_frame(door.session_id)
    if people is not None:
        connection.say(people)
    return True


async def _listen(room, connection, receive):
    while not connection.gone:
        event = await receive()
        if event["type"] == "websocket.disconnect":
            return
        text = event.get("text")
        if text is None:
            text = event.get("bytes") or b""
        if len(text) > wire.FRAME_BYTES or (len(text) * 4 > wire.FRAME_BYTES and _bytes(text) > wire.FRAME_BYTES):
            reason = _("That was too long for one frame.")
            connection.say(wire.write(wire.error("", "too_large", reason)))
            connection.push({"type": "websocket.close", "code": wire.CLOSE_TOO_BIG, "reason": "frame over 32 KiB"})
            return
        try:
            await _take(room, connection, text)
        except Exception:
            # Nothing that a client sends may stop its room, or even its own socket.
            logger.exception("A frame could not be handled")
            text = _("Something went wrong here. Your words are kept; please send it again.")
            connection.say(wire.write(wire.error("", "failed", text)))


def _bytes(text):
    return len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))


async def _take(room, connection, text):
    sent, problem = wire.read(text)
    if problem is not None:
        connection.say(wire.write(problem))
    elif sent.kind == "message":
        _message(room, connection, sent)
    else:
        await _small_act(room, connection, sent)


def _message(room, connection, sent):
    door = connection.door
    refusal = shape_error(sent.client_id, sent.body) or connection.refusal
    if refusal is None:
        draft = Draft(
            door.session_id, door.seat_id, sent.client_id, sent.body.strip(), door.author, sent.private
        )  # fmt: skip
        if room.writer.submit(draft, connection):
            return
        refusal = Refusal(
            "busy", _("Very many people are writing just now. Your words are kept; please send it again.")
        )
    client_id = sent.client_id[:64] if isinstance(sent.client_id, str) else ""
    connection.say(wire.write(refused(client_id, refusal).as_dict()))


async def _small_act(room, connection, sent):
    door = connection.door
    wait = 0 if door.bench else limits.wait_for_act(door.seat_id)
    if wait:
        text = _("That is very fast. Please wait a moment.")
        connection.say(wire.write(wire.error("", "rate", text, wait)))
    elif sent.kind == "ping":
        connection.say('{"type":"pong"}')
    else:
        act = (services.raise_hand, door.seat, sent.up) if sent.kind == "hand" else (services.pass_turn, door.seat)
        try:
            await room.read(*act)
        except Refused as no:
            connection.say(wire.write(wire.error("", no.refusal.code, no.refusal.text)))
