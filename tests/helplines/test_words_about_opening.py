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


def test_an_hour_that_has_gone_by_today_is_not_said_without_its_day(line):
    early = line(monday="", tuesday="02:00-03:00")
    assert said(early, datetime(2026, 11, 23, 3, 30, tzinfo=LONDON)) == "Closed. Opens tomorrow, 2:00 am"
    assert said(early, datetime(2026, 11, 23, 22, 0, tzinfo=LONDON)) == "Closed. Opens 2:00 am"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (2, "Open now, until 6:00 pm (New York time)"),
        (9, "Closed. Opens 16 March, 9:00 am (New York time)"),
        (30, "Open now, until 6:00 pm (New York time)"),
    ],
)
def test_it_is_true_in_the_weeks_in_which_one_country_has_changed_its_clocks_and_the_other_not(line, day, words):
    # New York changes on 8 March 2026 and London on 29 March: at 22:30 in London it is 17:30 there, 18:30 in between.
    there = line(country="US", time_zone="America/New_York", monday="09:00-18:00")
    assert said(there, datetime(2026, 3, day, 22, 30, tzinfo=LONDON)) == words
