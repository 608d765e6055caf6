"""The room's patience is a minute; the test lets that pass by writing when the facilitator was last seen."""

import asyncio
from datetime import timedelta

from django.utils import timezone

from groups import queries, services
from groups.models import Session

from .client import RoomClient, run
from .conftest import in_db


def last_seen(room, **ago):
    return Session.objects.filter(pk=room.id).update(staffed_at=timezone.now() - timedelta(**ago))


async def in_time(true):
    async with asyncio.timeout(30):
        while not await in_db(true):
            await asyncio.sleep(0.05)


def test_a_room_pauses_itself_when_its_facilitator_is_gone_and_says_so(room, servers):
    server = servers()

    def client(name):
        return RoomClient(server.ws, room.id, room.cookies[name])

    def seen_again():
        return Session.objects.get(pk=room.id).staffed_at > timezone.now() - timedelta(seconds=20)

    async def evening():
        async with client("ana") as ana:
            async with client("lead"):
                await in_db(last_seen, room, seconds=40)
                await in_time(seen_again)
                assert (await ana.ack(await ana.say("Good evening.")))["state"] == "published"
            await in_time(lambda: not queries.facilitator_present(room.id))
            await in_db(last_seen, room, seconds=61)
            await ana.until(lambda: ana.seen["room"][-1]["kind"] == "paused")
            await ana.say("Is somebody there?")
            await ana.until(lambda: ana.errors)
            async with client("lead"):
                await in_time(lambda: queries.facilitator_present(room.id))
                await in_db(services.resume, room.session, room.lead)
                await ana.until(lambda: ana.seen["room"][-1]["kind"] == "resumed")
                assert (await ana.ack(await ana.say("Good to see you.")))["state"] == "published"
            return ana

    ana = run(evening())
    assert next(e for e in ana.seen["room"] if e["kind"] == "paused")["reason"] == "unstaffed"
    assert ana.errors[0]["code"] == "paused"
    assert Session.objects.get(pk=room.id).state == Session.State.OPEN
