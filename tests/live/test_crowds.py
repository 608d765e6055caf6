import asyncio
import json
import socket
import time

from websockets.asyncio.client import connect

from .client import RoomClient, run


def test_a_burst_of_300_messages_reaches_all_of_50_members(server, crowd):
    room, cookies = crowd(50)

    async def burst():
        clients = [RoomClient(server.ws, room, cookie) for cookie in cookies]
        await asyncio.gather(*(client.__aenter__() for client in clients))
        await asyncio.gather(*(clients[n % 50].say(f"Burst {n}") for n in range(300)))
        for client in clients:
            await client.until(lambda c=client: len(c.messages()) >= 300 and not c.pending, 30)
        await asyncio.gather(*(client.stop() for client in clients))
        return clients

    clients = run(burst())
    assert sum(len(client.messages()) for client in clients) == 15_000
    assert len({tuple(event["id"] for event in client.messages()) for client in clients}) == 1
    assert not any(client.repeated or client.holes for client in clients)


def test_a_consumer_that_stops_reading_is_let_go_and_leaves_the_others_alone(server, crowd):
    room, cookies = crowd(4)

    async def evening():
        # A small window, so that what it does not read is soon the server's to keep.
        narrow = socket.socket()
        narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        narrow.connect(("127.0.0.1", server.port))
        narrow.setblocking(False)
        stalled = await connect(
            f"{server.ws}/ws/sessions/{room}/?after=0", additional_headers={"Cookie": f"sessionid={cookies[3]}"},
            sock=narrow, ping_interval=None, compression=None,
        )  # fmt: skip
        await stalled.recv()
        stalled.transport.pause_reading()
        clients = [RoomClient(server.ws, room, cookie) for cookie in cookies[:3]]
        await asyncio.gather(*(client.__aenter__() for client in clients))
        sent, slowest = await _talk_until(clients, lambda: clients[0].presence[-1]["count"] == 3)
        stalled.transport.abort()
        async with RoomClient(server.ws, room, cookies[3]) as back:
            await back.until(lambda: len(back.messages()) == sent)
        await asyncio.gather(*(client.stop() for client in clients))
        return sent, slowest, clients

    sent, slowest, clients = run(evening())
    assert all(len(client.messages()) == sent for client in clients)
    assert slowest < 5
    assert not any(client.repeated or client.holes or len(client.hellos) > 1 for client in clients)


async def _talk_until(clients, done, most=3000):
    """Long messages from all `clients` until `done()`; returns how many, and the longest wait for an answer."""
    await clients[0].until(lambda: clients[0].presence and clients[0].presence[-1]["count"] == 4)
    sent, slowest, body = 0, 0.0, "\U0001f642" * 1900
    while not done():
        assert sent < most, "the stalled consumer was never let go"
        began = time.monotonic()
        waiting = [(client, await client.say(body)) for client in clients for _ in range(8)]
        for client, client_id in waiting:
            await client.ack(client_id)
        sent, slowest = sent + len(waiting), max(slowest, time.monotonic() - began)
    for client in clients:
        await client.until(lambda c=client: len(c.messages()) == sent)
    return sent, slowest


def test_two_servers_on_one_database_give_one_order_to_all(servers, server, crowd):
    room, cookies = crowd(12)
    other = servers()

    async def evening():
        clients = [RoomClient((server, other)[n % 2].ws, room, cookie) for n, cookie in enumerate(cookies)]
        await asyncio.gather(*(client.__aenter__() for client in clients))
        for part in range(10):
            await asyncio.gather(*(client.say(f"Part {part}") for client in clients))
            await asyncio.sleep(0.02)
        for client in clients:
            await client.until(lambda c=client: len(c.messages()) == 120 and not c.pending, 20)
        await asyncio.gather(*(client.stop() for client in clients))
        return clients

    clients = run(evening())
    assert len({json.dumps([event["id"] for event in client.messages()]) for client in clients}) == 1
    assert not any(client.repeated or client.holes for client in clients)
