from datetime import datetime, timedelta
from unittest import mock
from zoneinfo import ZoneInfo

from django.template import Context, Template
from django.test import RequestFactory

CARD = "{% load helplines %}{% crisis_card country staffed_until read_by %}"
EVENING = datetime(2026, 11, 23, 23, 0, tzinfo=ZoneInfo("Europe/London"))


def card(country="GB", staffed_until=None, read_by=None):
    request = RequestFactory().get("/")
    context = {"request": request, "country": country, "staffed_until": staffed_until, "read_by": read_by}
    return Template(CARD).render(Context(context))


def test_it_is_kind_private_and_has_the_helplines_of_that_country(line):
    line("Evening Line")
    line("Harbour Line", country="JP")
    drawn = card("JP")
    assert "Thank you for saying it." in drawn and "Only you can see this." in drawn
    assert "Harbour Line" in drawn and "Evening Line" not in drawn


def test_it_says_how_long_somebody_is_there(line):
    with mock.patch("django.utils.timezone.now", return_value=EVENING - timedelta(hours=2)):
        assert "Somebody is here until 11:00 pm." in card(staffed_until=EVENING)


def test_a_promise_for_the_next_day_says_so(line):
    with mock.patch("django.utils.timezone.now", return_value=EVENING):
        assert "by <b>tomorrow, 7:00 am</b>." in card(read_by=EVENING + timedelta(hours=8))


def test_it_says_so_when_nobody_is_on_shift(line):
    assert "Nobody from our team is here just now." in card()


def test_it_promises_a_time_only_when_told_one(line):
    assert "will read it by" not in card(staffed_until=EVENING)
    assert "will read it by" in card(read_by=EVENING)


def test_beside_a_promise_it_does_not_say_that_nobody_is_there(line):
    assert "Nobody from our team" in card() and "Nobody from our team" not in card(read_by=EVENING)


def test_a_promise_that_is_past_is_not_made_again(line):
    kept, late = '<span class="promise-on" data-until', '<span class="promise-late">'
    with mock.patch("django.utils.timezone.now", return_value=EVENING - timedelta(minutes=1)):
        drawn = card(read_by=EVENING)
        assert kept in drawn and late not in drawn
    with mock.patch("django.utils.timezone.now", return_value=EVENING + timedelta(minutes=1)):
        drawn = card(read_by=EVENING)
        assert kept not in drawn and late in drawn
    assert "We said that we would read it by <b>11:00 pm</b>. We are late, and we are sorry." in drawn


def test_a_promise_of_the_day_before_names_the_day(line):
    with mock.patch("django.utils.timezone.now", return_value=EVENING + timedelta(hours=9)):
        assert "<b>yesterday, 11:00 pm</b>" in card(read_by=EVENING)


def test_the_emergency_number_is_the_first_and_an_open_line_stands_above_a_closed_one(line):
    line("Nine Nine Nine", is_emergency=True, dial="999", display="999")
    line("Shut Line", need="crisis", monday="09:00-10:00")
    line("Veterans Line", need="veterans")
    with mock.patch("django.utils.timezone.now", return_value=EVENING):
        drawn = card()
    places = [drawn.index(name) for name in ("Nine Nine Nine", "Veterans Line", "Shut Line")]
    assert places == sorted(places)


def test_without_any_helpline_it_says_what_to_do(db):
    assert "Ring your country’s emergency number" in card()


def test_an_unknown_country_shows_the_sites_own(line):
    line("Evening Line")
    assert "Evening Line" in card("??")
