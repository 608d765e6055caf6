"""Staff read in whole sentences what keeps somebody from writing, until when, and what they can still do."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from community.members.models import Role
from moderation import services
from moderation.models import Restriction
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(agreement):
    return make_member("Head Rowan", role=Role.ADMINISTRATOR)


def words_of(client, address):
    """The page without its tags, and each run of white space as one blank."""
    page = re.sub(r"<[^>]+>", "", client.get(address).content.decode())
    return " ".join(page.split())


def pages_about(member):
    return f"/admin/queue/person/{member.home_persona.key}/", f"/admin/users/member/{member.pk}/"


def test_a_suspension_says_until_when(as_, administrator, ben):
    client = as_(administrator)
    for address in pages_about(ben):
        assert "Suspended until" not in words_of(client, address)
    until = timezone.now() + timedelta(days=1)
    services.act_on_person(ben.home_persona, "suspend", administrator, 0, "Please rest a day.", until=until)
    for address in pages_about(ben):
        words = words_of(client, address)
        assert re.search(r"Suspended until tomorrow, \d+:\d\d [ap]m\. They can read but not write\.", words), words


def test_a_ban_says_that_it_has_no_end(as_, administrator, ben):
    services.act_on_person(ben.home_persona, "ban", administrator, 0, "You were asked three times.")
    for address in pages_about(ben):
        assert "Banned until somebody lifts it. They can read but not write." in words_of(as_(administrator), address)


def test_what_holds_in_one_place_names_it(as_, administrator, board, ben):
    services.act_on_person(ben.home_persona, "ban", administrator, 0, "You were asked three times.")
    Restriction.objects.update(kind="muted", place=board)
    for address in pages_about(ben):
        assert f"Muted until somebody lifts it. In {board.title} they can read but not write." in words_of(
            as_(administrator), address
        )


def test_the_case_tells_of_decisions_in_sentences(as_, administrator, own_name_case):
    until = timezone.now() + timedelta(days=1)
    services.decide(own_name_case.pk, "suspend", administrator, own_name_case.version, "Please rest.", until=until)
    words = words_of(as_(administrator), f"/admin/queue/{own_name_case.pk}/")
    assert re.search(r"Suspend Until tomorrow, \d+:\d\d [ap]m\. Decided by Head Rowan\. Just now\.", words), words
