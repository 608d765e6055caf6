"""Texts written for this project, by nobody about nobody: what is said outright is found, hard days are left alone.

What is missed of danger.txt speaks in pictures; the counts keep a change from losing more of it unseen.
"""

from pathlib import Path

import pytest

from moderation.screening import Author, screen

FOLDER = Path(__file__).parent / "invented"
AUTHOR = Author(days=1.0, published=0)


def flagged(name):
    """How many texts of a file are of tier 1 or more, and how many there are."""
    texts = FOLDER.joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return sum(screen(text, AUTHOR).tier >= 1 for text in texts), len(texts)


@pytest.mark.parametrize(("name", "least"), [("said", 0.95), ("danger", 0.55)])
def test_most_of_what_speaks_of_danger_is_found(name, least):
    found, texts = flagged(name)
    assert texts > 80 and found >= least * texts


def test_nearly_all_of_ordinary_talk_is_left_alone():
    found, texts = flagged("ordinary")
    assert texts > 140 and found <= 0.06 * texts


@pytest.mark.parametrize(
    ("asked", "told"),
    [("I feel worthless and I am so alone. How can I get better at this?", "I feel worthless and I am so alone.")],
)
def test_who_asks_for_advice_is_taken_to_mean_it(asked, told):
    from moderation.screening.checks.crisis import signs
    from moderation.screening.normalise import Text

    found = signs.collect(Text(told))
    assert signs.enough(Text(asked), found) > signs.enough(Text(told), found) == signs.ENOUGH


def test_signs_of_the_past_weigh_half():
    from moderation.screening.checks.crisis import signs
    from moderation.screening.normalise import Text

    now = signs.collect(Text("I hate myself."))["self_hate"].number
    assert signs.collect(Text("Years ago I thought: I hate myself."))["self_hate"].number == now // 2
