"""A moderator puts other words in place of a line of chat; the room sees them, and the author's own are kept, sealed."""

import pytest

from groups.models import Message, RoomEvent
from groups.models.log import unseal
from groups.services import edit_message
from moderation import services

from .conftest import say

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(session, ben):
    return say(session, ben.home_persona, "My sister Kim from the bakery said so.")


def change(line, moderator, body="My sister said so."):
    case = services.open_for(line, moderator)
    return services.decide(case.pk, "edit", moderator, case.version, "Names stay out.", body=body)


def test_the_room_gets_the_new_words_and_that_a_moderator_changed_them(session, line, moderator):
    change(line, moderator)
    event = RoomEvent.objects.get(session=session, stream__name="room", kind="edited")
    assert event.message_id == line.pk
    from groups.live import log

    drawn = str(log.since(session.pk, {"room": 0}))
    assert "My sister said so." in drawn and "Changed by a moderator" in drawn and "Kim" not in drawn


def test_the_authors_words_come_back_when_it_is_undone(line, moderator):
    first = change(line, moderator)
    second = change(line, moderator, "Somebody said so.")
    services.reverse_decision(second, moderator)
    line.refresh_from_db()
    assert line.read() == "My sister said so." and line.by_moderator
    services.reverse_decision(first, moderator)
    line.refresh_from_db()
    assert line.read() == "My sister Kim from the bakery said so." and not line.by_moderator


def test_what_is_kept_cannot_be_read_without_the_sessions_key(session, line, moderator):
    change(line, moderator)
    kept = Message.objects.get(pk=line.pk).replaced
    assert b"Kim" not in bytes(kept)
    assert "Kim" in unseal(session.data_key, kept)


def test_what_is_no_line_of_chat_is_refused_and_changes_nothing(line, moderator, settings):
    from community.members.permissions import Refused

    with pytest.raises(Refused, match="letters"):
        change(line, moderator, "a" * (settings.CHAT_MAX_LENGTH + 1))
    line.refresh_from_db()
    assert line.read() == "My sister Kim from the bakery said so." and line.revision == 1


def test_erasing_takes_the_kept_words_too(line, ben, moderator):
    from community.members.registries import personal_data

    change(line, moderator)
    personal_data["groups.Message"].erase(ben)
    line.refresh_from_db()
    assert not line.replaced and line.read() == ""


@pytest.mark.parametrize(
    "words, state",
    [("It was Kim from the bakery.", "held"), ("My sister said it too.", "published")],
)
def test_only_what_was_edited_out_and_comes_back_waits(session, line, moderator, ben, words, state):
    change(line, moderator)
    type(session).objects.filter(pk=session.pk).update(state="open")
    edit_message(Message.objects.get(pk=line.pk), ben, words)
    line.refresh_from_db()
    assert (line.state, line.revision, line.by_moderator) == (state, 3, False)
