import asyncio

import pytest

from groups.models import Message
from tests.benchmarks.replay import Line, play

from .client import run


@pytest.mark.parametrize("speakers", [8])
def test_kill_nine_during_a_replay_loses_and_doubles_nothing(servers, crowd, speakers):
    """Clients come back by themselves; whatever was acknowledged is there once, for everybody."""
    room, cookies = crowd(speakers)
    server = servers()
    lines = [Line(n * 0.01, f"speaker {n % speakers}", f"Line {n} of the evening.") for n in range(400)]

    async def evening():
        playing = asyncio.create_task(play(lines, server.ws, room, cookies, speed=1.0))
        await asyncio.sleep(1.2)
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)
        return await playing

    report = run(evening())
    assert report.sent == report.acknowledged == 400
    assert (report.lost, report.doubled, report.unanswered) == (0, 0, 0)
    assert report.deliveries == 400 * speakers
    assert Message.objects.filter(session_id=room).count() == 400


def test_a_client_that_was_cut_resumes_where_it_stopped(room, enter):
    async def evening():
        async with enter("ana") as ana, enter("ben") as ben:
            await ana.ack(await ana.say("Before the tunnel."))
            await ben.until(ben.messages)
            away = asyncio.create_task(ben.cut(1.5))
            for number in range(30):
                await ana.say(f"In the tunnel {number}.")
            await ben.say("Written in the tunnel.", client_id="tunnel")
            await away
            await ben.ack("tunnel")
            await ana.until(lambda: len(ana.messages()) == 32)
            await ben.until(lambda: len(ben.messages()) == 32)
            return ana, ben

    ana, ben = run(evening())
    assert len(ben.hellos) == 2
    assert [event["seq"] for event in ben.messages()] == [event["seq"] for event in ana.messages()]
    assert (ben.repeated, ben.holes) == (0, 0)
