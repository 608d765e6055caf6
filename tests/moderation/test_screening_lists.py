"""The lists that ship with the code can be read, and each reason they give has words for staff."""

import pytest

from moderation.labels import REASONS
from moderation.screening.lists import lines
from moderation.screening.weighted import Weighted, groups


@pytest.mark.parametrize("name", ["abuse.txt", "spam.txt"])
def test_each_line_is_a_phrase_a_weight_and_a_reason_that_staff_can_read(name):
    rows = [line.split("\t") for line in lines(name)]
    assert rows and all(len(row) == 3 and 0 < float(row[1]) <= 3 for row in rows)
    # "colour" only adds to others and is never shown.
    assert {reason for _, _, reason in rows} - {"colour"} <= set(REASONS)


def test_no_phrase_stands_twice():
    for name in ("abuse.txt", "spam.txt"):
        phrases = [line.split("\t")[0] for line in lines(name)]
        assert sorted(phrases) == sorted(set(phrases))


def test_a_broken_line_is_named(monkeypatch):
    from moderation.screening import weighted

    monkeypatch.setattr(weighted, "lines", lambda name: ("no weight here",))
    with pytest.raises(ValueError, match=r"mine\.txt: .*no weight here"):
        Weighted("mine.txt")


def test_groups_of_words_are_joined_over_languages(monkeypatch):
    from moderation.screening import weighted

    monkeypatch.setattr(weighted, "pairs", lambda name: [("tells", "says said"), ("tells", "sagt")])
    assert groups("x.txt") == {"tells": {"says", "said", "sagt"}}
