import json

from .client import run

BAD = {
    "no json": ("nonsense", "malformed"),
    "a list": ("[1,2]", "malformed"),
    "deep": ("[" * 20000, "malformed"),
    "unknown type": ('{"type":"shout"}', "unknown_type"),
    "no type": ("{}", "unknown_type"),
    "a hand that is no hand": ('{"type":"hand","up":"yes"}', "unknown_type"),
    "no body": ('{"type":"message","client_id":"a"}', "malformed"),
    "body of a list": ('{"type":"message","client_id":"a","body":["x"]}', "malformed"),
    "no client id": ('{"type":"message","body":"x"}', "malformed"),
    "odd client id": ('{"type":"message","client_id":{"a":1},"body":"x"}', "malformed"),
    "empty": ('{"type":"message","client_id":"a","body":""}', "empty"),
    "blank": ('{"type":"message","client_id":"a","body":" \\n\\t "}', "empty"),
    "nothing drawn": ('{"type":"message","client_id":"a","body":"\\u200b\\u200b"}', "empty"),
    "nul": ('{"type":"message","client_id":"a","body":"x\\u0000y"}', "nul"),
    "half a letter": ('{"type":"message","client_id":"a","body":"x\\ud800y"}', "malformed"),
    "too long": (json.dumps({"type": "message", "client_id": "a", "body": "x" * 2001}), "too_long"),
}


def test_each_bad_frame_is_answered_and_the_room_goes_on(room, enter):
    async def evening():
        answers = {}
        async with enter("ana") as ana:
            for name, (frame, _code) in BAD.items():
                ana.errors.clear()
                await ana.send(frame)
                await ana.until(lambda: ana.errors)
                answers[name] = ana.errors[0]
                await ana.ack(await ana.say(f"Still here after {name}."))
        return answers, len(ana.hellos)

    answers, hellos = run(evening())
    assert {name: answer["code"] for name, answer in answers.items()} == {name: code for name, (_, code) in BAD.items()}
    assert all(answer["text"] for answer in answers.values())
    assert hellos == 1


def test_the_longest_message_fits_even_when_every_letter_is_escaped(room, enter):
    async def evening():
        async with enter("ana") as ana:
            await ana.send(json.dumps({"type": "message", "client_id": "long", "body": "\U0001f642" * 2000}))
            return await ana.ack("long")

    assert run(evening())["state"] == "published"


def test_a_frame_over_32_kib_closes_only_its_own_socket(room, enter):
    async def evening():
        async with enter("ana") as ana, enter("ben") as ben:
            await ana.send(json.dumps({"type": "message", "client_id": "big", "body": "x" * 40_000}))
            await ana.until(lambda: len(ana.hellos) > 1)
            await ben.ack(await ben.say("Good evening."))
            return len(ben.hellos)

    assert run(evening()) == 1


def test_binary_frames_are_read_like_text(room, enter):
    async def evening():
        async with enter("ana") as ana:
            await ana.send(b'{"type":"message","client_id":"b","body":"As bytes."}')
            await ana.ack("b")
            await ana.send(b"\xff\xfe\x00")
            await ana.until(lambda: ana.errors)
            return ana.errors[0]["code"]

    assert run(evening()) == "malformed"
