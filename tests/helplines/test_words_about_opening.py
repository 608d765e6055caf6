from datetime import datetime
from unittest import mock
from zoneinfo import ZoneInfo

import pytest

from community.helplines.queries import open_state
from community.helplines.templatetags.helplines import open_words

LONDON = ZoneInfo("Europe/London")
MONDAY = datetime(2026, 11, 23, 19, 0, tzinfo=LONDON)


def said(helpline, now=MONDAY):
    helpline.state = open_state(helpline, now)
    with mock.patch("django.utils.timezone.now", return_value=now):
        return open_words(helpline)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"always_open": True}, "Always open"),
        ({"monday": "18:00-02:00"}, "Open now, until 2:00 am"),
        ({"monday": "20:00-22:00"}, "Closed. Opens 8:00 pm"),
        ({"monday": "09:00-17:00", "tuesday": "09:00-17:00"}, "Closed. Opens tomorrow, 9:00 am"),
        ({"monday": "", "friday": "09:00-17:00"}, "Closed. Opens Friday, 9:00 am"),
        ({"always_open": False}, "We don’t know its hours"),
    ],
)
def test_it_says_when_in_plain_words(line, fields, words):
    assert said(line(**fields)) == words


def test_a_clock_that_is_not_the_readers_is_named(line):
    harbour = line(country="JP", time_zone="Asia/Tokyo", monday="", tuesday="00:00-09:00")
    assert said(harbour) == "Open now, until 9:00 am (Tokyo time)"
