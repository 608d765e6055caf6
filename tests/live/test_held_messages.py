from groups import services
from groups.models import Message
from moderation import services as moderation
from moderation.models import Case

from .client import run
from .conftest import in_db

PHONE = "Ring me on 07700 900 142 if you like."


def _decide(action, decider):
    case = Case.objects.get(target_kind="groups.message", state="open")
    moderation.decide(case.pk, action, decider, case.version, "A person read it.")


def test_a_held_message_is_seen_by_author_and_facilitators_and_after_release_by_all(room, enter, moderator):
    async def evening():
        async with enter("ana") as ana, enter("ben") as ben, enter("lead") as lead:
            ack = await ana.ack(await ana.say(PHONE))
            await ana.until(lambda: ana.seen["person"])
            await lead.until(lambda: lead.seen["staff"])
            await ben.ack(await ben.say("Good evening."))
            before = str(ben.seen)
            await in_db(_decide, "approve", moderator)
            await ben.until(lambda: len(ben.messages()) == 2, 3)
            await ana.until(lambda: ana.seen["person"][-1]["kind"] == "released", 3)
            return ack, before, ana, ben, lead

    ack, before, ana, ben, lead = run(evening())
    assert (ack["state"], ack["stream"]) == ("held", "person")
    assert "07700" not in before
    assert "07700" in lead.seen["staff"][0]["html"]
    assert ana.seen["person"][0]["kind"] == "held" and "07700" in ana.seen["person"][0]["html"]
    released = ben.messages()[-1]
    assert released["id"] == ack["id"] and "07700" in released["html"]
    # A new event with a new number, so that whoever read past its old place gets it.
    assert released["seq"] == max(event["seq"] for event in ben.seen["room"])


def test_a_held_message_that_is_removed_never_reaches_the_room(room, enter, moderator):
    async def evening():
        async with enter("ana") as ana, enter("ben") as ben:
            await ana.ack(await ana.say(PHONE))
            await in_db(_decide, "remove", moderator)
            await ana.until(lambda: ana.seen["person"] and ana.seen["person"][-1]["kind"] == "removed", 3)
            await ben.ack(await ben.say("Good evening."))
            return ben

    assert "07700" not in str(run(evening()).seen)


def test_a_message_taken_down_becomes_a_tombstone_now_and_in_every_replay(room, enter, ana):
    async def evening():
        async with enter("ana") as her, enter("ben") as ben:
            ack = await her.ack(await her.say("My plum coat is in the hall."))
            await ben.until(ben.messages)
            message = await in_db(Message.objects.get, pk=int(ack["id"]))
            await in_db(services.withdraw_message, message, ana)
            await ben.until(lambda: [e for e in ben.seen["room"] if e["kind"] == "removed"], 3)
            async with enter("lead") as late:
                await late.until(lambda: late.cursors["room"] >= ben.cursors["room"])
                return ack, ben, late

    ack, ben, late = run(evening())
    assert "plum coat" in ben.messages()[0]["html"]
    assert [e["id"] for e in ben.seen["room"] if e["kind"] == "removed"] == [ack["id"]]
    assert "plum coat" not in str(late.seen)
    assert [e["id"] for e in late.seen["room"] if e["kind"] == "removed"] == [ack["id"], ack["id"]]


def test_an_edited_message_is_replayed_as_it_is_now(room, enter, ana):
    async def evening():
        async with enter("ana") as her, enter("ben") as ben:
            ack = await her.ack(await her.say("See you on Monday."))
            message = await in_db(Message.objects.get, pk=int(ack["id"]))
            await in_db(services.edit_message, message, ana, "See you on Tuesday.")
            await ben.until(lambda: [e for e in ben.seen["room"] if e["kind"] == "edited"], 3)
            async with enter("lead") as late:
                await late.until(late.messages)
                return ben, late

    ben, late = run(evening())
    assert "Tuesday" in ben.seen["room"][-1]["html"]
    assert "Monday" not in str(late.seen)


def test_somebody_in_danger_gets_kind_words_before_the_notice_that_it_waits(room, enter):
    async def evening():
        async with enter("ana") as ana, enter("ben") as ben:
            ack = await ana.ack(await ana.say("I am going to kill myself tonight"))
            await ana.until(lambda: len(ana.seen["person"]) == 2)
            await ben.ack(await ben.say("Good evening."))
            return ack, ana, ben

    ack, ana, ben = run(evening())
    assert ack["state"] == "held"
    assert [event["kind"] for event in ana.seen["person"]] == ["care", "held"]
    assert "Thank you for saying it" in ana.seen["person"][0]["html"]
    assert ana.seen["person"][1]["why"] == "crisis"
    assert "tonight" not in str(ben.seen) and "care" not in [e["kind"] for e in ben.seen["room"]]
    assert Case.objects.get().kind == "crisis"
