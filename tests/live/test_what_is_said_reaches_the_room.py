from groups.models import Message, RoomEvent

from .client import run
from .conftest import in_db


def test_a_message_reaches_everybody_and_its_author_is_told_where_it_stands(room, enter):
    async def play():
        async with enter("ana") as ana, enter("ben") as ben:
            ack = await ana.ack(await ana.say("Good evening, all."))
            await ben.until(ben.messages)
            return ack, ana.messages(), ben.messages()

    ack, mine, theirs = run(play())
    assert (ack["stream"], ack["state"]) == ("room", "published")
    assert mine == theirs
    assert theirs[0]["seq"] == ack["seq"]
    assert "Good evening, all." in theirs[0]["html"]
    assert theirs[0]["author"] == "Quiet Heron"
    assert theirs[0]["html"].count("Good evening") == 1


def test_no_account_goes_over_the_wire(room, enter, ana):
    async def play():
        async with enter("ana") as her, enter("ben") as ben:
            await her.ack(await her.say("Good evening."))
            await ben.until(ben.messages)
            return str(ben.hellos) + str(ben.seen)

    everything = run(play())
    assert "Quiet Heron" in everything
    assert ana.username not in everything
    assert "client_id" not in everything


def test_a_message_sent_twice_is_stored_once_and_answered_alike(room, enter):
    async def play():
        async with enter("ana") as ana:
            first = await ana.ack(await ana.say("Once only.", client_id="same"))
            del ana.acks["same"]
            again = await ana.ack(await ana.say("Once only.", client_id="same"))
            return first, again

    first, again = run(play())
    assert first == again
    assert Message.objects.filter(session_id=room.id).count() == 1


def test_two_of_one_number_in_one_breath_are_one(room, enter):
    async def play():
        async with enter("ana") as ana:
            for _ in range(5):
                await ana.say("Double click.", client_id="click")
            await ana.ack("click")
            await ana.ack(await ana.say("After."))

    run(play())
    assert Message.objects.filter(session_id=room.id).count() == 2


def test_a_text_is_escaped_and_its_links_are_marked(room, enter):
    async def play():
        async with enter("ana") as ana:
            await ana.ack(await ana.say("<script>x</script> **not bold** https://example.org/a?b=1&c=2"))
            await ana.until(ana.messages)
            return ana.messages()[0]["html"]

    html = run(play())
    assert "&lt;script&gt;" in html and "<script" not in html
    assert "**not bold**" in html
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html


def test_hands_and_passes_are_events_for_all(room, enter):
    async def play():
        async with enter("ana") as ana, enter("ben") as ben:
            await ana.send('{"type":"hand","up":true}')
            await ben.until(lambda: [e for e in ben.seen["room"] if e["kind"] == "hand"])
            await ana.send('{"type":"pass"}')
            await ben.until(lambda: [e for e in ben.seen["room"] if e["kind"] == "passed"])
            return ana.hellos[0]["key"], ben.seen["room"]

    key, events = run(play())
    assert [(e["kind"], e.get("key")) for e in events if e["kind"] in ("hand", "passed")] == [
        ("hand", key),
        ("passed", key),
    ]


def test_who_is_here_is_told_and_leaves_with_the_connection(room, enter):
    async def play():
        async with enter("ana") as ana:
            async with enter("ben"):
                await ana.until(lambda: ana.presence and ana.presence[-1]["count"] == 2)
                names = [person["name"] for person in ana.presence[-1]["people"]]
            await ana.until(lambda: ana.presence[-1]["count"] == 1)
            return names

    assert run(play()) == ["Plain Sparrow", "Quiet Heron"]
    assert not RoomEvent.objects.filter(session_id=room.id, kind="presence").exists()


def test_what_another_process_does_reaches_open_sockets(room, enter):
    from groups import services

    async def play():
        async with enter("ana") as ana:
            await in_db(services.set_slow_mode, room.session, room.lead, 30)
            await ana.until(lambda: [e for e in ana.seen["room"] if e["kind"] == "slow"], 3)
            return ana.seen["room"][-1]

    assert run(play())["seconds"] == 30


def test_a_closed_room_says_good_bye(room, enter):
    from groups import services

    async def play():
        async with enter("ana") as ana:
            await in_db(services.close_session, room.session, room.lead)
            await ana.until(lambda: ana.byes, 3)
            return ana.byes[0]

    assert run(play())["code"] == "closed"
