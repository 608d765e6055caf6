"""Known ways of spam, repeated posts and floods; people who shout, repeat themselves or speak of money are left alone."""

import pytest

from moderation.screening import Author, Outcome, screen

NEW, KNOWN = Author(days=1), Author(days=30, published=10)


def reasons(text, author=NEW):
    return {f.reason for f in screen(text, author).findings if f.category == "spam"}


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("self_promotion", "Hi all, check out my channel, I post a new vlog each week"),
        ("self_promotion", "come and visit my page for more"),
        ("fishing", "Please subscribe and share, thanks"),
        ("fishing", "thumbs up if you agree"),
        ("money", "I make 300 dollars a day working from home, start today"),
        ("crypto", "She helped me invest in Bitcoin and my profit doubled, ask her how"),
        ("loan", "Do you need an urgent loan? Apply now, low interest loan for everybody"),
        ("essay_mill", "Cheap essay writing service, any topic"),
        ("spell_caster", "A great spell caster brought my husband back in two days"),
        ("miracle_cure", "I was cured of herpes by a herbal doctor, his herbs work"),
        ("pharmacy", "Buy xanax online without prescription"),
        ("hacker", "If you need proof, hire a hacker to read his messages"),
        ("adult", "hot singles near you are waiting to chat"),
        ("chain_letter", "If you do not repost this you will have bad luck for ten years"),
        ("gambling", "best casino bonus this week"),
    ],
)
def test_known_ways_of_spam_are_held(reason, text):
    assert reason in reasons(text)
    assert screen(text, NEW).outcome == Outcome.HOLD
    assert screen(text.upper(), NEW).outcome == Outcome.HOLD


@pytest.mark.parametrize("text", ["ch3ck out my chаnnel", "c h e c k out my channel", "check  out\nmy channel"])
def test_tricks_of_spelling_do_not_help(text):
    assert "self_promotion" in reasons(text)


@pytest.mark.parametrize(
    "text",
    [
        "I owe the bank money and I cannot sleep for it.",
        "My loan is due and I am so scared of the letters.",
        "I work from home now, which makes me lonely.",
        "I lost all my savings in crypto and I have told nobody.",
        "I gambled again. How do others stay out of the casino?",
        "My doctor says the pills take six weeks. Did yours?",
        "I watched videos all night instead of sleeping.",
        "I have an essay due on Monday and cannot start it.",
        "I lost weight without trying and it worries me.",
        "WHY DOES NOBODY EVER LISTEN TO ME, I AM SO TIRED OF IT ALL",
        "Please please please can somebody talk to me???",
        "My ex is on Facebook all day and I keep looking.",
        "I channel my anger into running. It helps.",
    ],
)
def test_ordinary_trouble_is_not_spam(text):
    assert reasons(text) == set()


def test_one_who_is_known_is_granted_more():
    text = "I wrote about this, check out my page."
    assert reasons(text, NEW)
    assert not reasons(text, KNOWN)
    assert reasons("Check out my channel, subscribe and share, free gift cards", KNOWN)
    assert not reasons(text, Author(trusted=True))


def test_the_same_post_again_is_held_from_a_new_member_and_shown_from_a_known_one():
    text = "There is a meeting of our group in the hall on Friday evening."
    again = {"days": 1, "recent": ("Something else that I wrote here before today.", text.upper())}
    assert not reasons(text, Author(recent=again["recent"][:1]))
    assert (reasons(text, Author(**again)), screen(text, Author(**again)).outcome) == ({"posted_before"}, Outcome.HOLD)
    assert screen(text, Author(days=30, published=9, recent=again["recent"])).outcome == Outcome.SIGNAL
    assert not reasons("me too", Author(recent=("me too",)))


def test_the_same_words_over_and_over_are_shown_and_never_held():
    text = "please somebody answer me " * 30
    found = screen(text, NEW)
    assert (reasons(text), found.outcome) == ({"repetition"}, Outcome.SIGNAL)
    assert not reasons("please somebody answer me " * 5)


@pytest.mark.parametrize(("author", "is_held"), [(NEW, True), (KNOWN, False), (Author(trusted=True), False)])
def test_a_burst_of_posts_is_held_from_those_who_are_new(author, is_held):
    from dataclasses import replace

    assert not reasons("I know that feeling.", replace(author, lately=7))
    assert bool(reasons("I know that feeling.", replace(author, lately=12))) is is_held


def test_a_flood_is_held_whoever_writes_it():
    assert reasons("I know that feeling.", Author(days=30, published=10, lately=60)) == {"burst"}
