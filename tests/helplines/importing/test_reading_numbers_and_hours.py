import pytest

from community.helplines.importing.dialling import number_in
from community.helplines.importing.opening import hours_in
from community.helplines.importing.reading import Refused
from community.helplines.importing.words import languages_in


@pytest.mark.parametrize(
    ("described", "dial", "display", "word", "others"),
    [
        ("116 000", "116000", "116 000", "", False),
        ("555 (or 1-800-555-0100)", "555", "555", "", True),
        ("55500 (text LIGHT)", "55500", "55500", "LIGHT", False),
        ("Text LIGHT to 55500", "55500", "55500", "LIGHT", False),
        ("0800 0000001; 0800 0000002", "08000000001", "0800 0000001", "", True),
        ("0800 000 001 / 0800 000 002", "0800000001", "0800 000 001", "", True),
        ("030/5550100", "0305550100", "030/5550100", "", False),
        ("+44 (0)20 7946 0000", "+442079460000", "+44 (0)20 7946 0000", "", False),
        ("(02) 5550 1000", "0255501000", "(02) 5550 1000", "", False),
        ("0120-000-000", "0120000000", "0120-000-000", "", False),
        ("0120\u2010000", "0120000", "0120-000", "", False),
        ("*31#555", "*31#555", "*31#555", "", False),
        ("０１２０ ０００", "0120000", "0120 000", "", False),
        ("١٤٤", "144", "144", "", False),
        ("0800 000 001 ext. 5", None, "", "", False),
        ("+44 +44 20", None, "", "", False),
    ],
)
def test_a_number_is_dialled_as_its_country_dials_it(described, dial, display, word, others):
    if dial is None:
        with pytest.raises(Refused):
            number_in(described)
        return
    found = number_in(described)
    assert (found.dial, found.display, found.text_word, found.others) == (dial, display, word, others)


def on(days, spans):
    week = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return {day: spans if day[:3] in days else "" for day in week}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("24/7", {"always_open": True}),
        ("24 hours", {"always_open": True}),
        ("Daily 8:00–22:00", on("mon tue wed thu fri sat sun", "8:00-22:00")),
        ("Tue–Sun 11:00–19:00 CET", on("tue wed thu fri sat sun", "11:00-19:00")),
        ("Friday - Monday 18:00-02:00", on("fri sat sun mon", "18:00-02:00")),
        ("Mon 9:00-12:00, 14:00-17:00", on("mon", "9:00-12:00, 14:00-17:00")),
        ("Tue 9:00-12:00; Thu 9:00-12:00", on("tue thu", "9:00-12:00")),
    ],
)
def test_plain_hours_are_read(text, fields):
    assert hours_in(text) == fields


@pytest.mark.parametrize(
    "text",
    [
        "", "evenings", "Daily 8:00–22:00; the 3rd until midnight", "Mon 25:00-26:00", "9-17",
        "Mon 9:00-12:00; Mon 14:00-17:00", "Daily-Fri 9:00-12:00", "Mon-Fri 9:00-17:00 except holidays",
    ],
)  # fmt: skip
def test_hours_that_are_not_plain_are_left_to_a_person(text):
    assert hours_in(text) is None


def test_languages_are_told_in_words_and_once():
    assert languages_in("en fr-CA fr gu") == ("English, French, Gujarati", [])
    assert languages_in("en, xx-YY") == ("English, xx-YY", ["xx-YY"])
    assert languages_in("") == ("", [])
