"""What staff add to the lists holds in a room too, and a line costs no query for it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groups import services
from groups.models import Message
from moderation import staff_lists
from moderation.models import Phrase

pytestmark = pytest.mark.django_db


def say(room, seat, number, words):
    return Message.objects.get(pk=services.post_message(room, seat, f"c{number}", words)["id"])


def test_a_line_with_an_added_phrase_waits(open_room, seat):
    assert say(open_room, seat, 1, "Buy moon pills").state == "published"
    Phrase.objects.create(category="spam", phrase="moon pills", then="hold")
    assert say(open_room, seat, 2, "Buy moon pills").state == "held"


def test_a_line_costs_no_query_for_the_lists(open_room, seat):
    Phrase.objects.create(category="spam", phrase="moon pills", then="hold")
    with CaptureQueriesContext(connection) as first:
        say(open_room, seat, 1, "Good evening.")
    assert "moderation_phrase" in str(first.captured_queries), "the change was read once"
    with CaptureQueriesContext(connection) as second:
        say(open_room, seat, 2, "Good evening again.")
    asked = str(second.captured_queries)
    assert "groups_message" in asked and "moderation_phrase" not in asked and "listsversion" not in asked
    assert staff_lists.in_force().entries
