"""Full names given as one's own, and names on other sites, are asked about; first names and talk of sites are free."""

import pytest

from moderation.screening import Author, Outcome, screen

KNOWN = Author(days=100, published=50)


def found(text, reason):
    return [text[slice(*f.span)] for f in screen(text, KNOWN).findings if f.reason == reason]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello, my name is Anna Heron and I am new", "Anna Heron"),
        ("My name's Zoë O'Lowen-Heron.", "Zoë O'Lowen-Heron"),
        ("my full name is Piotr van Heron", "Piotr van Heron"),
        ("my real name is anna heron", "anna heron"),
        ("I'm Anna Heron, 34", "Anna Heron"),
        ("I’m Peter Lowen by the way", "Peter Lowen"),
        ("This is Anna Q. Heron speaking", "Anna Q. Heron"),
        ("My surname is Lowen", "Lowen"),
    ],
)
def test_a_full_name_given_as_ones_own_is_found_at_its_place(text, name):
    assert found(text, "full_name") == [name]
    assert screen(text, KNOWN).outcome == Outcome.ASK


@pytest.mark.parametrize(
    "text",
    [
        "My name is Anna and I am new here",
        "my name is anna and i cannot sleep",
        "I'm Anna",
        "I am Roman Catholic and it matters to me",
        "I'm African American",
        "I am Bipolar Type Two",
        "I read Sarah Lowen last night and cried",
        "My name is mud",
        "I am Mark and this is my first post",
        "In the name of God, stop",
    ],
)
def test_first_names_and_other_capitals_are_free(text):
    assert found(text, "full_name") == []


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("add me on snap: quietheron", "quietheron"),
        ("my insta is quiet_heron", "quiet_heron"),
        ("@quietheron on insta", "@quietheron"),
        ("find me on telegram @quiet_heron ok", "@quiet_heron"),
        ("my discord is heron#4821", "heron#4821"),
        ("heron#4821", "heron#4821"),
        ("Kik = heron99", "heron99"),
        ("message me on discord quietheron", "quietheron"),
        ("i'm quiet.heron on skype", "quiet.heron"),
        ("see instagram.com/quietheron", "instagram.com/quietheron"),
    ],
)
def test_names_on_other_sites_are_found_at_their_place(text, handle):
    assert found(text, "social_handle") == [handle]
    assert screen(text, KNOWN).outcome == Outcome.ASK


@pytest.mark.parametrize(
    "text",
    [
        "Instagram is full of perfect people",
        "my insta is a mess and I hate it",
        "I left Facebook in 2019 and feel better",
        "@quiet said so",
        "he found her on snapchat and lied to me",
        "message me on here if you like",
        "add me on snap if you want to",
        "I am on reddit and it makes me sad",
        "see issue #1234 and room#1234",
        "I signal when I want to leave",
        "Facebook: I cannot stop looking",
    ],
)
def test_talk_of_sites_gives_nobody_away(text):
    assert found(text, "social_handle") == []
