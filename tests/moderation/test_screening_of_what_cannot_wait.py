"""What needs somebody now: an injury that goes on, a plan, things made ready, a threat with its hour. Near misses stay low."""

import pytest

from moderation.screening import Author, Outcome, screen
from moderation.screening.checks.crisis import NAME as CRISIS

KNOWN = Author(days=100, published=50)


def read(text):
    found = screen(text, KNOWN)
    return found.tier, found.outcome, [f.reason for f in found.findings if f.check == CRISIS]


@pytest.mark.parametrize(
    ("tier", "text"),
    [
        (4, "I hurt myself with glass, I mean I cut myself again yesterday, it is deep and it won't stop bleeding"),
        (4, "I cut myself again. It is bad. The bleeding is not stopping."),
        (4, "I cut too deep this time and there is so much blood"),
        (4, "I relapsed tonight and I can't stop the bleeding"),
        (4, "I slashed my arms again and I feel faint"),
        (3, "I cut myself an hour ago and I think it needs stitches"),
    ],
)
def test_an_injury_of_ones_own_that_needs_help_now_is_held_and_says_so(tier, text):
    assert read(text) == (tier, Outcome.HOLD, ["injury_now"])


@pytest.mark.parametrize(
    "text",
    [
        "I cut myself shaving and it won't stop bleeding",
        "I cut myself on a tin and it needs stitches",
        "My nose won't stop bleeding",
        "I have scars from years ago, I cut myself then and it was deep",
        "The lake is very deep here and I hurt my knee running",
        "My dog is still bleeding after the vet",
    ],
)
def test_accidents_and_old_scars_are_left_alone(text):
    assert read(text)[:2] == (0, Outcome.PUBLISH)


def test_an_injury_that_is_not_said_to_be_urgent_brings_the_card_and_is_not_held():
    assert read("I cut myself again last night")[:2] == (1, Outcome.SIGNAL)


@pytest.mark.parametrize(
    "text",
    [
        "I keep thinking about ending it, and I have a plan for Saturday.",
        "I think about killing myself. I have a plan.",
        "I want to kill myself on Friday",
        "I am suicidal and I made a plan",
        "I want to kill myself. The rope is tied.",
        "I want to die. I counted my pills out.",
        "I have been thinking about suicide, I loaded the gun",
    ],
)
def test_a_plan_a_day_or_things_made_ready_in_the_same_breath_are_held(text):
    assert read(text) == (3, Outcome.HOLD, ["plan_or_preparation"])


@pytest.mark.parametrize(
    "text",
    [
        "I keep thinking about killing myself but I have a safety plan",
        "I think about killing myself. I have a plan with my therapist for the weekend.",
        "I keep thinking about killing myself, I do not have a plan",
        "I keep thinking about killing myself but there is no plan",
        "I feel suicidal, I have a plan to call my doctor",
        "I want to kill myself but I gave my pills to my sister",
        "I put the knife away. I am thinking about suicide.",
    ],
)
def test_a_plan_to_stay_safe_is_no_plan(text):
    assert read(text) == (2, Outcome.SIGNAL, ["thoughts_of_suicide"])


@pytest.mark.parametrize(
    "text",
    [
        "I want to kill myself tonight, I have tied the noose.",
        "I want to end my life right now. I have lined up my pills.",
    ],
)
def test_things_made_ready_for_tonight_are_an_act_and_its_day(text):
    assert read(text) == (4, Outcome.HOLD, ["plan_and_day"])


@pytest.mark.parametrize(
    "text",
    [
        "I tied the rope to the boat tonight",
        "I have a plan for the weekend: a long walk",
        "I counted my pills for the week",
        "My friend was so sad, she has tied the knot with him",
    ],
)
def test_ropes_plans_and_pills_alone_are_nothing(text):
    assert read(text)[:2] == (0, Outcome.PUBLISH)


@pytest.mark.parametrize(
    "text",
    [
        "I'm gonna kill him tomorrow, just wait",
        "Tonight I will stab her.",
        "I am going to kill my neighbour tonight",
        "I have a knife and I am going to kill him",
        "I am bringing a gun to school",
        "I will burn down the mosque",
    ],
)
def test_a_threat_to_somebody_with_its_hour_or_its_weapon_is_held(text):
    found = screen(text, KNOWN)
    assert found.outcome == Outcome.HOLD
    assert [(f.reason, f.severity) for f in found.findings] == [("threat", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "I am going to kill him when I get home, he ate my cake",
        "I'm going to kill him tonight, he ate my cake again",
        "I am going to kill them tonight at the quiz",
        "I am not going to kill him tonight",
        "I will see him tonight",
        "He said I will kill her tonight and I was so scared",
    ],
)
def test_ways_of_speech_and_what_was_told_are_not_held(text):
    assert screen(text, KNOWN).outcome < Outcome.HOLD
