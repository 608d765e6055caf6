"""People who are new here: their first posts where a board wants them read, posts faster than a person can write, and
raids. What is found tells nothing about the words, so it never has a span."""

from ..findings import Finding, Outcome

NAME, CATEGORY, FALLBACK = "new_member", "new_member", Outcome.PUBLISH
KNOWN_DAYS, KNOWN_POSTS = 7, 3
_SHORT = 40  # characters that anybody sends off in a moment
_LEAST_SECONDS, _CHARACTERS_A_SECOND = 2, 200  # even one who pastes a text looks it over


def is_known(author):
    """Whether the author has been here long enough, and has written enough, to be trusted with links."""
    return author.trusted or (author.days >= KNOWN_DAYS and author.published >= KNOWN_POSTS)


def find(text, author, lists):
    """Yield the Findings (HOLD); none for those who are known here."""
    if author.trusted:
        return
    if author.published < author.first_held:
        yield _finding("first_posts")
    if is_known(author):
        return
    if author.raid:
        yield _finding("raid")
    length = len(text.raw)
    if author.seconds is not None and length > _SHORT:
        if author.seconds < _LEAST_SECONDS + length / _CHARACTERS_A_SECOND:
            yield _finding("faster_than_a_person")


def _finding(reason):
    return Finding(NAME, CATEGORY, 1, reason, Outcome.HOLD)
