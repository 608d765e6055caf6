"""Tiers shaped like C-SSRS: 1 wish to be dead, 2 thoughts, 3 method or plan, 4 under way. Asking is never blocked."""

import pytest

from moderation.screening import Outcome, screen
from moderation.screening.findings import Author

KNOWN = Author(days=100, published=50)


def tier(text):
    return screen(text, KNOWN).tier


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (1, "I want to die"),
        (1, "i just wanna die honestly"),
        (1, "I wish I was dead."),
        (1, "I don’t want to be alive any more"),
        (1, "They would be better off without me"),
        (1, "I can't go on anymore"),
        (1, "some nights I wish I would not wake up"),
        (2, "I keep thinking about killing myself"),
        (2, "I feel suicidal"),
        (2, "I have suicidal thoughts most nights"),
        (2, "sometimes I want to k1ll myself"),
        (2, "I am thinking of sewerslide"),
        (2, "I have been researching nothing, I just think about suicide a lot"),
        (2, "it feels like suicide is the only way out"),
        (3, "I am planning to kill myself"),
        (3, "I am about to end it all"),
        (3, "I have written my goodbye letters"),
        (3, "what is the easiest way to end my life"),
        (4, "I am going to kill myself tonight"),
        (4, "I just took a whole bottle of pills"),
        (4, "here is my suicide note"),
        (1, "I have no friends and I want to die"),
        (2, "I can't stop thinking about killing myself"),
        (1, "honestly just ready to die"),
        (1, "life is not worth living"),
    ],
)
def test_each_tier_is_told_apart(expected, text):
    assert tier(text) == expected
    assert tier(text.upper()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "this traffic is killing me",
        "My feet are killing me",
        "I nearly died laughing",
        "I was dying of embarrassment and it was fine",
        "that cake is to die for",
        "I'm dying to see the film",
        "My phone died",
        "I killed the process and it came up again",
        "the deadline is killing me",
        "We sang the song “I want to die” in the car",
        "I am scared to death of spiders",
        "Just do it, you will not regret it",
    ],
)
def test_idioms_are_left_alone(text):
    assert tier(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "I am not going to kill myself",
        "I don't feel suicidal",
        "I would never kill myself",
        "no, I am not suicidal",
        "I am not saying I want to die",
        "I cut myself shaving",
        "I was killing myself laughing",
    ],
)
def test_what_is_denied_is_not_taken_as_said(text):
    assert tier(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Years ago I wanted to die. I am in recovery now.",
        "When I was nineteen I wanted to die, and I survived.",
        "I used to feel suicidal and it passed",
    ],
)
def test_what_is_past_is_published(text):
    found = screen(text, KNOWN)
    assert found.tier <= 1 and found.outcome <= Outcome.SIGNAL


@pytest.mark.parametrize(
    "text",
    [
        "My brother died by suicide in March",
        "Her book is about suicide",
        "He killed himself and I miss him",
        "she said she wants to die and I am scared for her",
        "my friend is thinking about killing herself",
        "Is there a group for people who lost somebody to suicide?",
    ],
)
def test_grief_and_the_word_itself_are_published(text):
    found = screen(text, KNOWN)
    assert (found.tier, found.outcome) == (0, Outcome.PUBLISH)


@pytest.mark.parametrize(
    "text",
    [
        "I feel suicidal and I need help",
        "I want to die. Please talk to me.",
        "I have urges to hurt myself again",
        "I hurt myself again",
    ],
)
def test_asking_for_help_is_never_blocked(text):
    found = screen(text, KNOWN)
    assert found.outcome <= Outcome.SIGNAL
    assert found.care


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (1, "My brother is going to kill himself tonight, what do I do"),
        (1, "She is threatening to jump right now"),
        (0, "He is going to end the meeting now"),
    ],
)
def test_fear_for_somebody_else_shows_the_card_only_when_it_is_now(expected, text):
    assert tier(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "su1cide is on my mind, I want to d i e",
        "i wanna kms",
        "I want to unalive myself",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "I wanna diiie",
    ],
)
def test_tricks_of_spelling_hide_nothing(text):
    assert tier(text) >= 1


def test_a_past_of_another_sentence_makes_a_plan_no_milder():
    assert tier("I used to be happy. Now I am planning to kill myself. Years ago I had friends.") == 3


def test_a_plan_is_held_so_that_a_person_comes_first():
    assert screen("I am planning to kill myself", KNOWN).outcome == Outcome.HOLD


def test_the_span_points_at_the_words():
    text = "It’s late… 🙂 I am going to k1ll myself tonight, and that is that."
    found = screen(text, KNOWN).findings[0]
    assert "k1ll myself tonight" in text[slice(*found.span)] and "that is that" not in text[slice(*found.span)]


def test_the_strictest_of_several_counts():
    assert tier("I want to die. I have suicidal thoughts. I am going to kill myself tonight.") == 4


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("I have the pills and I am going to take them all tonight.", 4),
        ("I took a whole packet of paracetamol an hour ago.", 4),
        ("I want to end my life and I have the pills here.", 3),
        ("I've been stockpiling my meds so I can end it.", 3),
        ("I don't feel safe with myself tonight.", 2),
        ("I have the pills for my blood pressure and take them every night.", 0),
        ("I have to take all my meds with food.", 0),
    ],
)
def test_a_means_at_hand_weighs_more_than_a_wish_and_medicine_alone_weighs_nothing(words, expected):
    assert tier(words) == expected
