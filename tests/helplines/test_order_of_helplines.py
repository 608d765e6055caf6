from datetime import datetime
from zoneinfo import ZoneInfo

from community.helplines.queries import helplines_for, with_need

MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Europe/London"))


def names(helplines):
    return [helpline.name for helpline in helplines]


def test_emergency_comes_first_then_what_is_open(line):
    line("Night Line", monday="18:00-23:00", position=1)
    line("Day Line", monday="09:00-17:00", position=5)
    line("In danger now", is_emergency=True, dial="999", position=99)
    assert names(helplines_for("GB", MONDAY_NOON)) == ["In danger now", "Day Line", "Night Line"]


def test_unknown_hours_come_before_closed_ones(line):
    line("Night Line", monday="18:00-23:00")
    line("Unwritten Line", always_open=False)
    assert names(helplines_for("GB", MONDAY_NOON)) == ["Unwritten Line", "Night Line"]


def test_other_countries_and_hidden_lines_are_left_out(line):
    line("Harbour Line", country="JP")
    line("Old Line", live=False)
    line("Evening Line")
    assert names(helplines_for("GB", MONDAY_NOON)) == ["Evening Line"]


def test_a_need_puts_its_lines_first_and_keeps_the_general_ones(line):
    line("Any Worry", position=1)
    line("Carers’ Table", need="carers", position=2)
    line("Veterans’ Line", need="veterans", position=3)
    assert names(with_need(helplines_for("GB", MONDAY_NOON), "carers")) == ["Carers’ Table", "Any Worry"]


def test_the_list_costs_one_query(line, django_assert_num_queries):
    for number in range(5):
        line(f"Line {number}")
    with django_assert_num_queries(1):
        helplines_for("GB", MONDAY_NOON)
