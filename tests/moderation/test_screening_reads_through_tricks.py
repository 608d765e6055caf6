"""Each trick of spelling is undone, and the place is that of the words as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.screening.normalise import Text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("I don’t know", "i do not know"),
        ("su\u200bici\u00adde", "suicide"),
        ("\u202eabc\u202c", "abc"),
        ("ｋｉｌｌ", "kill"),
        ("kіll mуself", "kill myself"),
        ("𝓴𝓲𝓵𝓵", "kill"),
        ("k̶i̶l̶l̶", "kill"),
        ("su1cide and k1ll", "suicide and kill"),
        ("ki11 p1lls", "kill pills"),
        ("5uicide", "suicide"),
        ("s u i c i d e", "suicide"),
        ("k.y.s now", "kill yourself now"),
        ("s-u-i-c-i-d-e", "suicide"),
        ("k i l l  m y s e l f", "kill  myself"),
        ("diiiie", "die"),
        ("killlll", "kill"),
        ("sewerslide", "suicide"),
        ("sewer slide", "suicide"),
        ("unalive myself", "kill myself"),
        ("kms", "kill myself"),
        ("im gonna", "i am going to"),
        ("no one", "nobody"),
        ("café", "cafe"),
    ],
)
def test_a_trick_of_spelling_is_undone(written, read):
    assert Text(written).words.string == read


@pytest.mark.parametrize(
    "plain", ["500mg twice", "b12 and 2nd", "at 10pm", "covid19", "e.g. this", "it was $50", "привет, мир", "a b"]
)
def test_what_is_no_trick_stays(plain):
    assert Text(plain).words.string == plain


def test_case_and_digits_stay_in_the_clean_reading():
    assert Text("Ｃａｌｌ “Ana” on 0\u200b7７00").clean.string == 'Call "Ana" on 07700'


@pytest.mark.parametrize(
    ("text", "word", "written"),
    [
        ("Well… I wanna d i e now", "die", "d i e"),
        ("It’s me, I don’t s\u200bl\u200beep", "sleep", "s\u200bl\u200beep"),
        ("🙂🙂 ﬁne, sewer slide!", "suicide", "sewer slide"),
        ("½ of it, k1ll", "kill", "k1ll"),
        ("I’m soooo tired", "so", "soooo"),
        ("I’m fine", "am", "I’m"),
    ],
)
def test_a_place_leads_back_to_the_words_as_written(text, word, written):
    view = Text(text).words
    start = view.string.rindex(word)
    assert text[slice(*view.span(start, start + len(word)))] == written


@given(st.text(max_size=200))
def test_every_place_lies_within_the_text_and_in_order(raw):
    text = Text(raw)
    for view in (text.clean, text.words):
        last = 0
        for place in range(len(view.string)):
            start, end = view.span(place, place + 1)
            assert 0 <= start < end <= len(raw) and start >= last
            last = start
