"""Street addresses of many countries are found; the numbers of daily life are none."""

import pytest

from moderation.screening import Author, Outcome, screen

KNOWN = Author(days=100, published=50)


def found(text):
    return [text[slice(*f.span)] for f in screen(text, KNOWN).findings if f.reason == "address"]


@pytest.mark.parametrize(
    "address",
    [
        "12 Heron Lane",
        "12a Quiet Heron Road",
        "7 St Lowen's Close",
        "221 W. Quiet Blvd.",
        "19 rue de la Lune",
        "8, avenue des Hérons",
        "Calle Luna 14",
        "Via Quieta 3",
        "ul. Cicha 80",
        "Reihergasse 19",
        "Lange Reiherstraße 5",
        "Haikarakatu 98",
        "Stora Hägergatan 4",
        "34 heron street",
    ],
)
def test_addresses_of_many_countries_are_found_at_their_place(address):
    for text in (f"I am at {address}, second floor", f"Come to {address}.", address):
        assert found(text)[0].rstrip(".") == address.rstrip("."), text


@pytest.mark.parametrize(
    "text",
    [
        "Apt. 5, and mind the step",
        "write to PO Box 77",
        "the code is SW9 7QX",
        "it is K1A 0B1 there",
        "Trenton, NJ 08608",
        "I live at 14 Lowenfield, ring twice",
    ],
)
def test_parts_that_lead_to_a_door_are_found(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "I walked 5 miles down the road",
        "It is a 20 minute drive to the hospital",
        "I have 3 close friends and 2 cats",
        "My life is a 2 way street",
        "After 10 Years I still dream of it",
        "At 7 I get up and at 8 Mum calls",
        "I took 20 mg at 9 in the morning",
        "There were 30 people in the square",
        "I live on 40 pounds a week",
        "He moved out on 4 May and came back on 6 June",
        "I am 34 and live on my own",
        "In 2019 Dr Heron helped me",
        "Step 4 of the programme is the hardest",
        "Room 101 is my idea of hell",
        "I moved 3 times since March 2020",
        "Covid 19 took my gran",
        "I was in London for 6 weeks",
    ],
)
def test_numbers_of_daily_life_are_no_address(text):
    assert found(text) == []


def test_the_author_is_asked():
    assert screen("Come round, 12 Heron Lane", KNOWN).outcome == Outcome.ASK
