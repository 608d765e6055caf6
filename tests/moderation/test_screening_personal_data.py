import pytest

from moderation.screening import Outcome, screen
from moderation.screening.checks import personal_data
from moderation.screening.findings import Author, Lists
from moderation.screening.normalise import Text

KNOWN = Author(days=100, published=50)


def found(text):
    return [(f.reason, text[slice(*f.span)]) for f in personal_data.find(Text(text), KNOWN, Lists())]


@pytest.mark.parametrize(
    "number",
    [
        "07700 900142",
        "07700900142",
        "+44 7700 900142",
        "0044 7700 900142",
        "(020) 7946 0018",
        "020 7946 0018",
        "(555) 555-0142",
        "555-555-0142",
        "+1 555 555 0142",
        "+1-555-555-0142",
        "+49 30 23125 001",
        "+33 6 39 98 12 34",
        "06 39 98 12 34",
        "+61 491 570 006",
        "0491 570 006",
        "+353 20 911 1234",
        "+91 98765 43210",
        "555-0142",
    ],
)
def test_phone_numbers_of_many_countries_are_found_at_their_place(number):
    for text in (f"Ring me on {number} tonight", f"My number: {number}.", number):
        assert found(text) == [("phone", number)], text


@pytest.mark.parametrize(
    "text",
    [
        "It began on 2019-03-14 and ended 14/03/2020.",
        "14.03.2020 was the day",
        "From 1998-2004 I was well",
        "the years 1998 – 2004",
        "It cost 1,200.50 or £12,000.",
        "I owe 15 000 pounds",
        "At 10:30 on 3 May 2021",
        "I slept 3 4 5 hours",
        "1, 2, 3, 4, 5, 6, 7, 8, 9",
        "10 000 steps a day, 300 mg, 98.6 degrees",
        "a score of 100-90-80",
        "I walked 12.345678 miles",
        "version 10.11.12.13",
        "https://example.org/12345678901",
        "Order 1234",
        "Ring Samaritans on 116 123",
        "call 0800 1111 or 0808 157 0123",
        "1-800-273-8255",
        "000 000 0000",
        "it is 2 a.m. and 999 is the number",
    ],
)
def test_dates_prices_years_and_helplines_are_no_phone_numbers(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("write to quiet.heron+a@example.org please", "quiet.heron+a@example.org"),
        ("QUIET@EXAMPLE.CO.UK", "QUIET@EXAMPLE.CO.UK"),
        ("heron at gmail dot com", "heron at gmail dot com"),
        ("heron (at) gmail (dot) com", "heron (at) gmail (dot) com"),
        ("heron[at]yahoo.com", "heron[at]yahoo.com"),
    ],
)
def test_e_mail_addresses_are_found_also_when_written_out(text, address):
    assert found(text) == [("email", address)]


@pytest.mark.parametrize(
    "text", ["I am at home", "@quiet said so", "look at gmail", "a @ b", "meet at 5", "user@localhost"]
)
def test_what_only_looks_like_an_address_is_left(text):
    assert found(text) == []


def test_a_text_with_a_number_is_not_published_at_once():
    assert screen("Ring me on 07700 900142", KNOWN).outcome >= Outcome.ASK
    assert screen("Ring me some day", KNOWN).outcome == Outcome.PUBLISH


def test_each_number_is_found():
    text = "07700 900142 or quiet@example.org or 020 7946 0018"
    assert sorted(found(text)) == [
        ("email", "quiet@example.org"),
        ("phone", "020 7946 0018"),
        ("phone", "07700 900142"),
    ]
