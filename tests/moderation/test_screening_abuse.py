"""Hate, threats and harassment; swearing, what one says of oneself and what one was told are none."""

import pytest

from moderation.screening import Author, Outcome, screen

KNOWN = Author(days=100, published=50)


def found(text):
    return [f for f in screen(text, KNOWN).findings if f.category == "abuse"]


@pytest.mark.parametrize(
    "text",
    [
        "kys",
        "k y s",
        "Nobody likes you. Kill yourself.",
        "just go and kill yourself already",
        "you should hang yourself",
        "I hope you die of cancer",
        "I will find you and I am going to kill you",
        "I know where you live, so watch your back",
        "the world would be better without you",
        "go back to your own country, you filthy coon",
        "you are a dirty paki",
    ],
)
def test_telling_somebody_to_die_threats_and_hate_are_held(text):
    assert screen(text, KNOWN).outcome == Outcome.HOLD
    (one,) = found(text)
    assert one.outcome == Outcome.HOLD and one.severity == 2


@pytest.mark.parametrize(
    "text",
    [
        "you are such an idiot",
        "you fool",
        "You're a pathetic loser and everybody here knows it",
        "shut your mouth you stupid cow, you make me sick",
        "what a bunch of useless scumbags you all are",
        "immigrants are vermin",
        "all those people are retards",
        "y0u are an id1ot",
    ],
)
def test_harassment_is_shown_to_a_moderator_at_least(text):
    assert found(text)
    assert screen(text, KNOWN).outcome >= Outcome.SIGNAL


@pytest.mark.parametrize(
    "text",
    [
        "fuck this shit, I am so damn tired",
        "today was fucking awful",
        "holy shit that actually worked",
        "I feel like crap and my bloody tablets make it worse",
        "damn, that is a lot of crap for one week",
        "this is bullshit and I hate it",
    ],
)
def test_swearing_alone_is_no_abuse(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I am such an idiot",
        "I feel like a worthless piece of shit",
        "I hate myself so much",
        "my stupid brain will not stop",
        "I was being a total moron about it",
        "maybe I am a terrible person",
        "am I just a pathetic loser?",
        "I sat there in the dark all night, like a fool",
    ],
)
def test_what_people_say_of_themselves_is_no_abuse(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "he called me a fat ugly bitch in front of my kids",
        "My father always says I am a useless idiot",
        "They told me to kill myself and laughed",
        'She wrote "you are a worthless piece of trash" and blocked me',
        "the voices tell me that you are all liars",
        "at school they shouted faggot at me every day",
        "he said he will kill me if I leave",
    ],
)
def test_what_somebody_was_told_is_no_abuse_by_them(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "you are not an idiot",
        "You are not stupid and you never were",
        "please do not kill yourself",
        "you do not deserve to die",
        "if you kill yourself they will miss you",
        "I would never hurt you",
        "you are good with dogs",
        "I am sorry for how he hurt you",
        "you will get through this",
        "thank you for your kind words",
    ],
)
def test_kindness_in_the_same_words_is_left_alone(text):
    assert found(text) == []


def test_the_span_points_at_the_words():
    text = "Well — “fine” then… yоu’re a pathetic losеr, good night"
    (one,) = found(text)
    assert text[slice(*one.span)].startswith("yоu") and text[slice(*one.span)].endswith("losеr")


def test_a_long_story_with_one_hard_word_in_it_is_left_alone():
    story = "I told my sister about it and she listened, which I did not expect from her at all. " * 25
    assert found("you idiots. " + "x")
    assert not found(story + "My boss is a jerk. " + story)
