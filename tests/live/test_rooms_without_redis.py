import shutil
import subprocess
import time

import pytest

from .client import RoomClient, run
from .server import free_port


async def _across(room, one, other):
    """Say something at each server; return the seconds until it arrived at the other one."""
    ana = RoomClient(one.ws, room.id, room.cookies["ana"])
    ben = RoomClient(other.ws, room.id, room.cookies["ben"])
    took = []
    async with ana, ben:
        for speaker, hearer in ((ana, ben), (ben, ana)):
            before = len(hearer.messages())
            began = time.monotonic()
            await speaker.ack(await speaker.say("Can you hear me?"))
            await hearer.until(lambda h=hearer, b=before: len(h.messages()) > b, 10)
            took.append(time.monotonic() - began)
    return took


def test_rooms_go_on_where_redis_never_answers(room, servers):
    nowhere = f"redis://127.0.0.1:{free_port()}/0"
    one, other = servers(REDIS_URL=nowhere, wait=False), servers(REDIS_URL=nowhere, wait=False)
    one.wait(), other.wait()
    assert max(run(_across(room, one, other))) < 5


@pytest.mark.skipif(shutil.which("redis-server") is None, reason="no redis-server on this machine")
def test_rooms_go_on_when_redis_goes_away(room, servers, tmp_path):
    port = free_port()
    redis = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        url = f"redis://127.0.0.1:{port}/0"
        one, other = servers(REDIS_URL=url, wait=False), servers(REDIS_URL=url, wait=False)
        one.wait(), other.wait()
        assert max(run(_across(room, one, other))) < 5
        redis.kill()
        redis.wait()
        assert max(run(_across(room, one, other))) < 5
    finally:
        redis.kill()
        redis.wait()
