"""Card, bank and id numbers are told by checksum or shape, at their exact place; other long numbers are left alone."""

import pytest

from moderation.screening import Author, Outcome, screen

KNOWN = Author(days=100, published=50)


def found(text):
    return [(f.reason, text[slice(*f.span)]) for f in screen(text, KNOWN).findings if f.category == "personal_data"]


@pytest.mark.parametrize(
    ("reason", "number"),
    [
        ("card_number", "4000 0000 0000 0002"),
        ("card_number", "4000000000000002"),
        ("card_number", "5105-1051-0510-5100"),
        ("card_number", "3782 822463 10005"),
        ("bank_number", "GB82 WEST 1234 5698 7654 32"),
        ("bank_number", "gb82west12345698765432"),
        ("bank_number", "DE89370400440532013000"),
        ("bank_number", "NO93 8601 1117 947"),
        ("id_number", "536-90-4399"),
        ("id_number", "536 90 4399"),
        ("id_number", "AB 12 34 56 C"),
        ("id_number", "ab123456c"),
    ],
)
def test_numbers_that_prove_themselves_are_found_at_their_place(reason, number):
    for text in (f"It is {number}, please keep it", f"Mine: {number}.", number, f"“…” {number}"):
        assert found(text) == [(reason, number)], text


@pytest.mark.parametrize(
    ("named", "number"),
    [("passport number", "512345678"), ("driving licence is", "MORGA657054SM9IJ"), ("account number:", "31926819")],
)
def test_a_number_that_is_named_is_believed(named, number):
    assert [text for _, text in found(f"My {named} {number} if you need it")] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "It was 4000 0000 0000 0003 at last",
        "GB82 WEST 1234 5698 7654 33",
        "GB8 is a road",
        "000-12-3456",
        "536-00-4399",
        "078-05-1120",
        "BG 12 34 56 C",
        "My account is two years old",
        "I took 20 mg for 12 weeks and 40 mg for 30",
        "ISBN 9780306406157",
        "0000 0000 0000 0000",
    ],
)
def test_what_only_looks_like_such_a_number_is_left_alone(text):
    assert [reason for reason, _ in found(text) if reason != "phone"] == []


def test_the_author_is_asked_and_not_held():
    assert screen("My card is 4000 0000 0000 0002", KNOWN).outcome == Outcome.ASK


def test_what_one_reading_has_claimed_no_other_claims():
    assert found("4000 0000 0000 0002 or 07700 900142") == [
        ("card_number", "4000 0000 0000 0002"),
        ("phone", "07700 900142"),
    ]


@pytest.mark.parametrize(
    "letters", ["4000 0000 0000 0002", "4000\u00a00000\u00a00000\u00a00002", "4000 0000 0000 000\u200b2"]
)
def test_odd_spaces_and_invisible_marks_hide_nothing(letters):
    assert [reason for reason, _ in found(f"See {letters} here")] == ["card_number"]
