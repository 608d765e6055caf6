"""A decision of moderators closes a room that somebody is in, and tells them so."""

from community.members.models import Persona
from moderation import services as moderation
from tests.conftest import make_member

from .client import run
from .conftest import in_db
from .test_who_may_come_in import first_frame


def _ban(name):
    from community.members.models import Role

    moderator = make_member("Steady Larch", role=Role.MODERATOR)
    return moderation.act_on_person(Persona.objects.get(name=name), "ban", moderator, 0, "You were asked three times.")


def test_a_ban_ends_the_connection_with_words_and_others_go_on(room, enter):
    async def evening():
        async with enter("ben") as ben, enter("ana") as ana:
            await ben.ack(await ben.say("Good evening."))
            await in_db(_ban, "Plain Sparrow")
            await ben.until(lambda: ben.byes)
            await ana.ack(await ana.say("Good evening."))
            return ben, ana

    ben, ana = run(evening())
    assert ben.byes[0]["code"] == "restricted" and "read why" in ben.byes[0]["text"]
    assert not ana.byes


def test_a_banned_member_does_not_come_in(server, room):
    assert run(first_frame(server, room.id, room.cookies["ben"]))["type"] == "hello"
    run(in_db(_ban, "Plain Sparrow"))
    bye = run(first_frame(server, room.id, room.cookies["ben"]))
    assert (bye["type"], bye["code"]) == ("bye", "restricted")
    assert run(first_frame(server, room.id, room.cookies["ana"]))["type"] == "hello"
