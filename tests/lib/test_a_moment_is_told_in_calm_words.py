from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from community.lib.templatetags.hearth import calm_time, clock

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 14, 30, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW - timedelta(seconds=20), "Just now"),
        (NOW - timedelta(minutes=1), "1 minute ago"),
        (NOW - timedelta(minutes=20), "20 minutes ago"),
        (datetime(2026, 11, 22, 2, 4, tzinfo=LONDON), "Today, 2:04 am"),
        (datetime(2026, 11, 21, 21, 15, tzinfo=LONDON), "Yesterday, 9:15 pm"),
        (datetime(2026, 10, 3, 9, 0, tzinfo=LONDON), "3 October 2026"),
        (datetime(2026, 11, 22, 19, 0, tzinfo=LONDON), "Today, 7:00 pm"),
        (datetime(2026, 11, 23, 19, 0, tzinfo=LONDON), "Tomorrow, 7:00 pm"),
        (datetime(2026, 12, 3, 12, 5, tzinfo=LONDON), "3 December, 12:05 pm"),
    ],
)
def test_a_moment_is_told_in_calm_words(moment, words):
    with timezone.override(LONDON):
        assert calm_time(moment, NOW) == words


def test_it_is_told_in_the_readers_own_zone():
    with timezone.override(ZoneInfo("America/New_York")):
        assert clock(datetime(2026, 11, 22, 0, 5, tzinfo=LONDON)) == "7:05 pm"


def test_no_moment_says_nothing():
    assert calm_time(None) == clock(None) == ""
