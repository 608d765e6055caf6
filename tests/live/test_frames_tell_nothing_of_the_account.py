"""Everything that another person in the room gets over the socket, while somebody writes, edits, waits and goes."""

import json
import re
from pathlib import Path

import pytest

import groups
from community.members import services as members
from community.members.models import group_scope
from groups.models import Seat
from groups.services import withdraw_message
from tests.sentinel import GROUP_NAME, NAME, SECRETS, make_sentinel
from tests.site.outlets import FRAMES

from .client import run
from .conftest import in_db


@pytest.fixture
def ana(agreement):
    return make_sentinel()


@pytest.fixture
def under_a_group_name(room, ana):
    page = room.session.group_id
    members.name_for_group(ana, page, GROUP_NAME)
    Seat.objects.filter(pk=room.ana.pk).update(persona=ana.personas.get(scope=group_scope(page)))


def whole(client):
    """All that a client was sent, as one text."""
    return json.dumps([client.seen, client.hellos, client.presence, client.byes, client.acks, client.errors]).lower()


def test_another_person_gets_the_name_of_this_room_and_nothing_else(room, under_a_group_name, enter, ana):
    from groups.models import Message

    async def evening():
        async with enter("ana") as her, enter("ben") as ben, enter("lead") as lead:
            ack = await her.ack(await her.say("The kettle is on."))
            await ben.until(ben.messages)
            await her.ack(await her.say("Ring me on 07700 900 142 if you like."))
            await lead.until(lambda: lead.seen["staff"])
            await in_db(withdraw_message, await in_db(Message.objects.get, pk=int(ack["id"])), ana)
            await ben.until(lambda: [e for e in ben.seen["room"] if e["kind"] == "removed"], 3)
            return ben, lead

    ben, lead = run(evening())
    assert GROUP_NAME.lower() in whole(ben) and "kettle" in whole(ben)
    for client in (ben, lead):
        for secret in (*SECRETS, NAME.lower(), *(str(p.key) for p in ana.personas.all())):
            assert secret not in whole(client), secret


def test_every_kind_of_frame_is_in_the_table():
    found = set()
    for path in Path(groups.__file__).parent.rglob("*.py"):
        if "migrations" not in path.parts:
            found |= set(re.findall(r'\{+\s*"type": ?"(\w+)"', path.read_text()))
    assert {"hello", "events"} <= found
    assert found == FRAMES.keys()
