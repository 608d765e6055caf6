from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from community.helplines.hours import WeeklyHours, parse_spans

LONDON = ZoneInfo("Europe/London")


def week(*days, zone=LONDON):
    filled = list(days) + [""] * (7 - len(days))
    return WeeklyHours(zone, tuple(tuple(parse_spans(day)) for day in filled))


def london(*moment):
    return datetime(*moment, tzinfo=LONDON)


def test_it_is_open_past_midnight_until_the_morning():
    friday_night = week("", "", "", "", "18:00-02:00")
    assert friday_night.open_now(london(2026, 11, 28, 1, 59))
    assert not friday_night.open_now(london(2026, 11, 28, 2, 0))
    assert friday_night.next_change(london(2026, 11, 27, 23, 0)) == london(2026, 11, 28, 2, 0)


def test_sunday_night_runs_into_monday():
    assert week("", "", "", "", "", "", "22:00-04:00").open_now(london(2026, 11, 23, 3, 0))


def test_it_closes_at_noon_and_opens_again():
    monday = week("09:00-12:00, 14:00-17:00")
    assert monday.open_now(london(2026, 11, 23, 9, 0))
    assert not monday.open_now(london(2026, 11, 23, 13, 0))
    assert monday.next_change(london(2026, 11, 23, 13, 0)) == london(2026, 11, 23, 14, 0)


def test_after_the_last_hour_it_says_when_next_week_begins():
    assert week("09:00-17:00").next_change(london(2026, 11, 23, 18, 0)) == london(2026, 11, 30, 9, 0)


def test_touching_stretches_are_one():
    whole_days = week("00:00-24:00", "00:00-08:00")
    assert whole_days.next_change(london(2026, 11, 23, 12, 0)) == london(2026, 11, 24, 8, 0)


def test_a_week_without_a_gap_never_changes():
    hours = week(*["00:00-24:00"] * 7)
    assert hours.open_now(london(2026, 11, 23, 12, 0))
    assert hours.next_change(london(2026, 11, 23, 12, 0)) is None


def test_clocks_that_go_forward_do_not_move_closing_time():
    # The clocks of London go from 1:00 to 2:00 on 29 March 2026.
    saturday_night = week("", "", "", "", "", "18:00-04:00")
    assert saturday_night.open_now(datetime(2026, 3, 29, 2, 59, tzinfo=UTC))
    assert not saturday_night.open_now(datetime(2026, 3, 29, 3, 0, tzinfo=UTC))


def test_clocks_that_go_back_do_not_move_closing_time():
    # The clocks of London go from 2:00 to 1:00 on 25 October 2026.
    saturday_night = week("", "", "", "", "", "18:00-04:00")
    assert saturday_night.open_now(datetime(2026, 10, 25, 3, 59, tzinfo=UTC))
    assert not saturday_night.open_now(datetime(2026, 10, 25, 4, 0, tzinfo=UTC))


def test_hours_count_in_the_zone_of_the_helpline():
    tokyo = week("09:00-17:00", zone=ZoneInfo("Asia/Tokyo"))
    assert tokyo.open_now(datetime(2026, 11, 23, 0, 30, tzinfo=UTC))
    assert not tokyo.open_now(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.mark.parametrize("text", ["nine to five", "9-17", "25:00-26:00", "09:60-10:00", "09:00-24:30", "09:00"])
def test_hours_that_cannot_be_read_are_refused(text):
    with pytest.raises(ValidationError):
        parse_spans(text)
