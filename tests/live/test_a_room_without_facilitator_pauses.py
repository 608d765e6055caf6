import asyncio

from groups import services
from groups.models import Session

from .client import RoomClient, run
from .conftest import in_db


def test_a_room_pauses_itself_when_its_facilitator_is_gone_and_says_so(room, servers):
    server = servers(TEST_UNSTAFFED_SECONDS="2")

    def client(name):
        return RoomClient(server.ws, room.id, room.cookies[name])

    async def evening():
        async with client("ana") as ana:
            async with client("lead"):
                # It was open and empty while the server started, so it may have paused once already.
                await in_db(services.resume, room.session, room.lead)
                await asyncio.sleep(3)
                assert (await ana.ack(await ana.say("Good evening.")))["state"] == "published"
            await ana.until(lambda: ana.seen["room"][-1]["kind"] == "paused", 10)
            await ana.say("Is somebody there?")
            await ana.until(lambda: ana.errors)
            async with client("lead"):
                await in_db(services.resume, room.session, room.lead)
                await ana.until(lambda: ana.seen["room"][-1]["kind"] == "resumed", 10)
                await ana.ack(await ana.say("Good to see you."))
            return ana

    ana = run(evening())
    assert next(e for e in ana.seen["room"] if e["kind"] == "paused")["reason"] == "unstaffed"
    assert ana.errors[0]["code"] == "paused"
    assert Session.objects.get(pk=room.id).state == Session.State.OPEN
