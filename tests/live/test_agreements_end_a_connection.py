"""Whoever has yet to agree, or took it back, is told `agreement` and leaves the stream; their words are kept."""

import asyncio
import json

import pytest
from websockets.asyncio.client import connect

from community.members import services as members
from community.members.models import Acceptance, Agreement
from groups.models import Message

from .client import RoomClient, run
from .conftest import in_db


async def first_frame(server, room, cookie):
    headers = {"Cookie": f"sessionid={cookie}"}
    address = f"{server.ws}/ws/sessions/{room.id}/?after=0"
    async with connect(address, additional_headers=headers, origin=server.http, compression=None) as socket:
        return json.loads(await asyncio.wait_for(socket.recv(), 10))


def agree_all(room):
    """Publish a consent and the group's own agreement, both accepted by everybody in the room."""
    published = [
        members.publish_agreement("We keep what you tell us.", "Words.", scope="health"),
        members.publish_agreement("We come on time.", "Words.", scope=f"group:{room.session.group_id}"),
    ]
    for seat in (room.ana, room.ben, room.lead):
        for agreement in published:
            members.accept(seat.persona.member, agreement)


@pytest.mark.parametrize("scope", ["community", "health", "group"])
def test_taking_it_back_ends_the_own_connection_alone(room, enter, scope):
    agree_all(room)
    scope = f"group:{room.session.group_id}" if scope == "group" else scope

    async def evening():
        async with enter("ben") as ben, enter("ana") as ana:
            await in_db(members.withdraw_acceptance, room.ben.persona.member, scope)
            await ben.until(lambda: ben.byes)
            await ana.ack(await ana.say("Good evening."))
            return ben.byes[0]["code"], ana.byes

    assert run(evening()) == ("agreement", [])


def test_a_group_s_new_agreement_ends_its_connections(room, enter):
    agree_all(room)

    async def evening():
        async with enter("ben") as ben:
            await in_db(members.publish_agreement, "We come early.", "Words.", f"group:{room.session.group_id}")
            await ben.until(lambda: ben.byes)
            return ben.byes[0]

    bye = run(evening())
    assert bye["code"] == "agreement" and "Your words are kept" in bye["text"]


def test_the_agreement_of_another_group_ends_nothing(room, enter):
    agree_all(room)

    async def evening():
        async with enter("ben") as ben, enter("ana") as ana:
            await in_db(members.publish_agreement, "Of others.", "Words.", "group:999999")
            # Once Ana is let go, the server has looked at everybody's agreements since.
            await in_db(members.withdraw_acceptance, room.ana.persona.member, "health")
            await ana.until(lambda: ana.byes)
            await ben.ack(await ben.say("Still here."))
            return ben.byes

    assert run(evening()) == []


@pytest.mark.parametrize("scope", ["health", "group"])
def test_nobody_comes_in_without_it(server, room, scope):
    agree_all(room)
    assert run(first_frame(server, room, room.cookies["ana"]))["type"] == "hello"
    scope = f"group:{room.session.group_id}" if scope == "group" else scope
    Acceptance.objects.filter(member=room.ana.persona.member, agreement__scope=scope).delete()
    assert Agreement.objects.filter(scope=scope).exists()
    assert run(first_frame(server, room, room.cookies["ana"]))["code"] == "agreement"


def test_a_line_sent_in_the_same_moment_is_refused_whatever_the_socket_knew(room, servers):
    agree_all(room)
    # Nobody's standing is looked at while the test runs: only the transaction that stores the line can refuse it.
    server = servers(TEST_STANDING_SECONDS="3600")

    async def evening():
        async with RoomClient(server.ws, room.id, room.cookies["ben"]) as ben:
            await ben.ack(await ben.say("Good evening."))
            await in_db(members.withdraw_acceptance, room.ben.persona.member, "health")
            await ben.say("I am not sure about this.")
            await ben.until(lambda: ben.errors, 5)
            return ben.errors[0]["code"], ben.byes

    assert run(evening()) == ("agreement", [])
    assert Message.objects.filter(seat=room.ben).count() == 1
