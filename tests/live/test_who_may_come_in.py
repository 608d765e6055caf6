import asyncio
import json

import pytest
from django.contrib.sessions.models import Session as SignIn
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from community.members import services as members
from groups import bench, services

from .client import run
from .conftest import in_db


async def first_frame(server, session, cookie="", origin=None):
    headers = {"Cookie": f"sessionid={cookie}"} if cookie else {}
    address = f"{server.ws}/ws/sessions/{session}/?after=0"
    async with connect(address, additional_headers=headers, origin=origin or server.http, compression=None) as socket:
        return json.loads(await asyncio.wait_for(socket.recv(), 10))


def test_a_booked_member_comes_in(server, room):
    hello = run(first_frame(server, room.id, room.cookies["ana"]))
    assert (hello["type"], hello["you"], hello["role"]) == ("hello", "Quiet Heron", "attendee")


def test_somebody_without_a_seat_is_turned_away_with_words(server, room, outsider):
    bye = run(first_frame(server, room.id, bench.sign_in(outsider)))
    assert (bye["type"], bye["code"]) == ("bye", "not_booked")
    assert bye["text"]


def test_somebody_signed_out_is_turned_away(server, room):
    assert run(first_frame(server, room.id))["code"] == "signed_out"


def test_an_unknown_session_is_named(server, room):
    assert run(first_frame(server, 999_999_999, room.cookies["ana"]))["code"] == "unknown"


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null"])
def test_a_page_of_another_site_gets_no_socket(server, room, origin):
    with pytest.raises(InvalidStatus) as refused:
        run(first_frame(server, room.id, room.cookies["ana"], origin))
    assert refused.value.response.status_code == 403


def test_somebody_who_has_yet_to_agree_is_asked_first(server, room):
    members.publish_agreement("Be kinder.", "A newer text.")
    assert run(first_frame(server, room.id, room.cookies["ana"]))["code"] == "agreement"


def test_a_seat_taken_away_ends_the_connection(room, enter):
    async def evening():
        async with enter("ben") as ben, enter("ana") as ana:
            await in_db(services.remove, room.ben, room.lead)
            await ben.until(lambda: ben.byes, 3)
            await ana.ack(await ana.say("Good evening."))
            return ben, ana

    ben, ana = run(evening())
    assert ben.byes[0]["code"] == "removed"
    # The room is told nothing of it.
    assert {event["kind"] for event in ana.seen["room"]} - {"lobby"} == {"opened", "message"}


def test_signing_out_ends_the_connection(room, enter):
    async def evening():
        async with enter("ben") as ben:
            await in_db(SignIn.objects.filter(pk=room.cookies["ben"]).delete)
            await ben.until(lambda: ben.byes, 3)
            return ben.byes[0]["code"]

    assert run(evening()) == "signed_out"


def test_a_new_agreement_ends_the_connection_until_it_is_read(room, enter):
    async def evening():
        async with enter("ben") as ben:
            await in_db(members.publish_agreement, "Be kinder still.", "A newer text.")
            await ben.until(lambda: ben.byes, 3)
            return ben.byes[0]["code"]

    assert run(evening()) == "agreement"


def test_only_facilitators_get_the_staff_stream(room, enter):
    async def evening():
        async with enter("ana") as ana, enter("lead") as lead:
            return ana.hellos[0], lead.hellos[0]

    attendee, lead = run(evening())
    assert "staff" not in attendee["cursors"]
    assert "staff" in lead["cursors"] and lead["role"] == "facilitator"
