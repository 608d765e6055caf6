"""How phrases of the lists are read: choices, plurals, words that may be missing, gaps and groups."""

import pytest

from moderation.screening import weighted
from moderation.screening.weighted import Tokens, Weighted, heaviest


@pytest.fixture
def found(monkeypatch):
    def find(phrase, text, groups=None):
        monkeypatch.setattr(weighted, "lines", lambda name: (f"{phrase}\t1\tx",))
        tokens = Tokens(text)
        return [text[slice(*tokens.span(hit))] for hit in heaviest(Weighted("x.txt", groups).find(tokens))]

    return find


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("blue heron", "a blue heron, a blue, heron", ["blue heron", "blue, heron"]),
        ("blue heron", "a blue herons blueheron", []),
        ("blue|grey heron", "the grey heron", ["grey heron"]),
        ("heron(s)", "heron herons heronss", ["heron", "herons"]),
        ("blue little? heron", "blue heron blue little heron", ["blue little heron", "blue heron"]),
        ("blue … heron", "blue heron", ["blue heron"]),
        ("blue … heron", "blue one two three heron", ["blue one two three heron"]),
        ("blue … heron", "blue one two three four heron", []),
        ("the … heron … sleeps", "the old heron never sleeps", ["the old heron never sleeps"]),
        ("{bird} sleeps", "the owl sleeps", ["owl sleeps"]),
        ("heron 50", "heron 50 percent", ["heron 50"]),
        ("don't mind", "i don't mind", ["don't mind"]),
    ],
)
def test_a_phrase_is_found_at_its_place(found, phrase, text, hits):
    assert sorted(found(phrase, text, {"bird": {"heron", "owl"}})) == sorted(hits)


def test_of_hits_that_overlap_the_heaviest_counts(monkeypatch):
    monkeypatch.setattr(weighted, "lines", lambda name: ("blue\t.5\ta", "blue heron\t1\tb", "heron sleeps\t.7\tc"))
    hits = heaviest(Weighted("x.txt").find(Tokens("blue heron sleeps")))
    assert [(hit.reason, hit.weight) for hit in hits] == [("b", 1.0)]


def test_a_text_of_one_word_many_times_is_looked_at_only_so_far(found):
    assert 0 < len(found("blue", "blue " * 5000)) <= 400
