"""Detail that can show a way or push somebody is held for a person; asking for help, grief and medicine are not."""

import pytest

from moderation.screening import Author, Outcome, screen
from moderation.screening.phrases import load

KNOWN = Author(days=100, published=50)


def reasons(text):
    return {f.reason for f in screen(text, KNOWN).findings if f.category == "unsafe_detail"}


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("method_detail", "How many tablets would it take to die?"),
        ("method_detail", "what is the lethal dose of that"),
        ("method_detail", "I took 40 paracetamol and nothing happened"),
        ("method_detail", "which bridge is best to jump from"),
        ("comparing_methods", "what is the most painless way to die"),
        ("comparing_methods", "Is hanging or jumping quicker?"),
        ("comparing_methods", "pills or hanging?"),
        ("comparing_methods", "best su1cide methods please"),
        ("pact", "looking for a partner to die with"),
        ("pact", "Does anyone want to make a suicide pact"),
        ("encouragement", "kys"),
        ("encouragement", "just go kill yourself, loser"),
        ("encouragement", "k y s nobody likes you"),
        ("encouragement", "You should just die"),
        ("encouragement", "Everyone would be better off without you"),
        ("encouragement", "go ahead and do it, coward"),
        ("live_act", "I am going to livestream my suicide"),
        ("eating_disorder_tips", "any thinspo to share?"),
        ("eating_disorder_tips", "tips to purge without anybody hearing"),
        ("eating_disorder_tips", "I only eat 400 calories a day, anybody else?"),
        ("eating_disorder_tips", "My goal weight is 42 kg"),
    ],
)
def test_unsafe_detail_is_held(reason, text):
    assert reason in reasons(text)
    assert screen(text, KNOWN).outcome == Outcome.HOLD
    assert reason in reasons(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        "My doctor put me on 50 mg and then on 100 mg.",
        "I take two tablets of paracetamol when my head hurts.",
        "How many mg of sertraline are you on?",
        "I feel suicidal and I need help",
        "I tried to kill myself in March. I am glad that I am here.",
        "My brother hanged himself and I cannot forget it.",
        "I took an overdose last year and my sister found me.",
        "They told me to kill myself at school every day.",
        "My ex said I should go and kill myself.",
        "Please don't kill yourself, you matter to us.",
        "Don't kill yourself working so hard.",
        "What is the best way to deal with panic?",
        "Is there a painless way to tell my mother?",
        "I am in recovery from anorexia and eating lunch again.",
        "Has anybody tips for eating when you feel sick?",
        "What helps: therapy or tablets?",
        "Just do it, write to them, you will feel better.",
        "Go ahead and post, we are listening.",
        "I cut onions and then my finger.",
        "The cake has 300 calories.",
    ],
)
def test_ordinary_words_are_left_alone(text):
    assert reasons(text) == set()


def test_each_kind_is_told_once_with_its_place():
    text = "Well… kys. Kys! I said k.y.s"
    (found,) = [f for f in screen(text, KNOWN).findings if f.category == "unsafe_detail"]
    assert text[slice(*found.span)].lower() == "kys"


def test_every_pattern_can_be_compiled():
    own = load("unsafe_detail.txt").patterns
    assert len(own) > 40 and all(one.compiled for one in own)
