import pytest

from moderation.screening import Lists, Outcome, screen
from moderation.screening.findings import Author

NEW, KNOWN = Author(days=1), Author(days=30, published=10)


@pytest.mark.parametrize(
    "link", ["https://cheap.example/x", "http://cheap.example", "www.cheap.example", "cheap.shop", "cheap.com/a"]
)
def test_a_link_of_a_new_member_is_held_and_its_place_is_told(link):
    text = f"Look here: {link} now"
    held = screen(text, NEW)
    assert held.outcome == Outcome.HOLD
    assert [(f.reason, text[slice(*f.span)]) for f in held.findings] == [("link_from_new_member", link)]


@pytest.mark.parametrize(
    "link", ["https://www.nhs.uk/mental-health", "samaritans.org", "https://en.wikipedia.org/wiki/Sleep"]
)
def test_a_link_to_a_place_that_helps_is_free(link):
    assert screen(f"This helped me: {link}", NEW).outcome == Outcome.PUBLISH
    assert screen(f"This helped me: {link.replace('.org', '.com').replace('.uk', '.com')}", NEW).outcome == Outcome.HOLD


def test_staff_can_make_a_domain_free_with_all_below_it():
    text = "Our page: https://pages.quiet.example/x"
    assert screen(text, NEW).outcome == Outcome.HOLD
    assert screen(text, NEW, Lists(safe_domains=frozenset({"quiet.example"}))).outcome == Outcome.PUBLISH
    assert screen(text, NEW, Lists(safe_domains=frozenset({"et.example"}))).outcome == Outcome.HOLD


def test_the_same_link_of_one_who_is_known_is_published():
    assert screen("Look here: https://cheap.example/x", NEW).outcome == Outcome.HOLD
    assert screen("Look here: https://cheap.example/x", KNOWN).outcome == Outcome.PUBLISH
    assert screen("Look here: https://cheap.example/x", Author(trusted=True)).outcome == Outcome.PUBLISH


@pytest.mark.parametrize("author", [Author(days=30, published=2), Author(days=6, published=10)])
def test_being_known_takes_both_days_and_posts(author):
    assert screen("https://cheap.example/x", author).outcome == Outcome.HOLD


@pytest.mark.parametrize(
    "text",
    [
        "I was tired.Then I slept",
        "e.g. this",
        "3.5 hours",
        "end of it...",
        "Dr.Who",
        "i.e. me",
        "so tired.me too",
        "I was happy.be kind",
        "1.co",
    ],
)
def test_a_full_stop_is_no_link(text):
    assert screen(text, NEW).outcome == Outcome.PUBLISH
