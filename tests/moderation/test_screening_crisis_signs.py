"""Weak signs say little alone and more together, and only of oneself."""

import pytest

from moderation.screening import Author, Outcome, screen
from moderation.screening.lists import lines
from moderation.screening.phrases import load

KNOWN = Author(days=100, published=50)


@pytest.mark.parametrize(
    "text",
    [
        "I feel like a burden to my family. I don't see any future for me.",
        "I'm so tired of fighting. Nobody cares and nothing helps any more.",
        "I hate myself and I can't keep going like this.",
        "I don't want to kill myself, but I can't bear it and nothing matters.",
        "My parents are the only thing keeping me here. I feel so empty and alone.",
        "What is the point of trying? I have nothing left to look forward to.",
    ],
)
def test_several_signs_of_ones_own_show_the_card_and_never_hold(text):
    found = screen(text, KNOWN)
    assert (found.tier, found.outcome, found.care) == (1, Outcome.SIGNAL, True)
    assert found.findings[0].span is not None


@pytest.mark.parametrize(
    "text",
    [
        "I feel lonely today.",
        "I have been depressed for years and my medication was changed.",
        "I am so tired of this flat.",
        "I cry a lot at night.",
        "My therapist says my anxiety gets worse in winter.",
        "I am lost without my keys.",
        "I am not going to kill myself, I just need sleep.",
        "I lost my brother to suicide and I miss him.",
        "I volunteer for a suicide helpline.",
    ],
)
def test_one_sign_alone_is_left_alone(text):
    assert screen(text, KNOWN).tier == 0


@pytest.mark.parametrize(
    "text",
    [
        "You are not a burden, and you deserve help. You can get better, please don't give up on yourself.",
        "If you feel hopeless and alone, talk to somebody you trust. You matter to me.",
    ],
)
def test_comfort_for_somebody_else_is_left_alone(text):
    assert screen(text, KNOWN).tier == 0


@pytest.mark.parametrize("name", ["crisis.txt", "crisis_signs.txt"])
def test_every_pattern_can_be_compiled_and_is_filed_under_a_word(name):
    own = load(name).patterns
    assert len(own) > 40
    for one in own:
        assert one.compiled.pattern
    assert not [line for line in lines(name) if "{{" in line]
