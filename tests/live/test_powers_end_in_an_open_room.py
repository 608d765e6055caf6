"""A facilitator's open connection ends with the power it came by, without waiting for anybody's standing to be looked at."""

from importlib import import_module

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings

from community.members import services as members
from tests.members.proofs import came_by_second_factor, give_code_app

from .client import RoomClient, run
from .conftest import in_db


def take_off_the_second_factor(member):
    Authenticator.objects.filter(user=member, type="totp").delete()


def take_the_role_back(member):
    members.withdraw_credential(member.credentials.get(), None, "Left.")


@pytest.mark.parametrize(("end", "code"), [(take_off_the_second_factor, "second_factor"), (take_the_role_back, "role")])
def test_it_says_why_and_others_stay(room, servers, facilitator, end, code):
    give_code_app(facilitator)
    sign_in = import_module(settings.SESSION_ENGINE).SessionStore(room.cookies["lead"])
    came_by_second_factor(sign_in, facilitator)
    server = servers(TEST_STANDING_SECONDS="3600", TEST_STAFF_SECOND_FACTOR="1")

    async def evening():
        async with (
            RoomClient(server.ws, room.id, room.cookies["lead"], staff=True) as lead,
            RoomClient(server.ws, room.id, room.cookies["ana"]) as ana,
        ):
            await lead.ack(await lead.say("Good evening."))
            await in_db(end, facilitator)
            await lead.until(lambda: lead.byes, 10)
            await ana.ack(await ana.say("Good evening."))
            return lead, ana

    lead, ana = run(evening())
    assert (lead.hellos[0]["role"], lead.byes[0]["code"]) == ("facilitator", code)
    assert not ana.byes
