"""Spam: links from people who are new here, known ways of advertising, the same words again and again, floods.
The span is for staff: authors are not shown it, so that nobody learns their way round."""

import re

from ..findings import Finding, Outcome
from ..lists import lines
from ..normalise import Text
from ..weighted import Weighted, heaviest
from .new_member import is_known

NAME, CATEGORY, FALLBACK = "spam", "spam", Outcome.PUBLISH
BURST_NEW, BURST_KNOWN = 8, 40  # posts in ten minutes
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>]+|"
    r"(?<![\w@.-])[\w-]{2,63}(?:\.[\w-]{2,63}){0,3}\."
    # A full stop without a space after it makes "tired.me" of plain words, so some endings need a path.
    r"(?:(?:com|net|org|info|biz|ru|xyz|top|online|shop|site|io|link|tv|club|store|gg|tk|uk|de|eu|us)\b(?:/[^\s<>]*)?"
    r"|(?:me|be|live|app|co|ly|to|gl|cc)/[^\s<>]+)",
    re.IGNORECASE,
)
_LINK_DOOR = re.compile(
    r"\.(?:com|net|org|info|biz|ru|xyz|top|online|shop|site|io|link|tv|club|store|gg|tk|uk|de|eu|us)\b|\.\w{2,4}/|://|www\.",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://)?(?:www\.)?([^\s/:?#]+)", re.IGNORECASE)
_SAFE = frozenset(lines("safe_domains.txt"))
_PHRASES = Weighted("spam.txt")
_FULL, _FULL_KNOWN = 1.0, 1.5
# Not spam by themselves, since people in distress shout too; beside a way of spam they settle it.
_EXTRAS = [
    ("shouting", 0.2, re.compile(r"(?:\b[A-Z]{2,}\b[^a-z\n]{0,3}){5}")),
    ("money", 0.3, re.compile(r"[$£€]\s?\d[\d,.]{2,}|\d{3,}\s?(?:\$|£|€|usd|dollars|bucks)", re.IGNORECASE)),
    ("repeated_marks", 0.2, re.compile(r"[!?$*~^<>|=+]{4}")),
]
_SHORT = 160  # characters; in so few, one way of spam is most of what is said
_LEAST_WORDS = 8  # anybody says "me too, I know that" twice
_MANY, _MANY_TIMES = 60, 12


def find(text, author, lists):
    """Yield the Findings; one who is known here may link, and is granted more before words count as spam."""
    known = is_known(author)
    link = _first_link(text, _SAFE | lists.safe_domains if lists.safe_domains else _SAFE)
    if link and not known:
        yield _finding("link_from_new_member", text.clean.span(*link))
    if author.trusted:
        return
    yield from _pattern(text, known, bool(link))
    yield from _again(text, known, author)
    if author.lately >= (BURST_KNOWN if known else BURST_NEW):
        yield _finding("burst")


def _finding(reason, span=None, outcome=Outcome.HOLD):
    return Finding(NAME, CATEGORY, 1, reason, outcome, span)


def _first_link(text, safe):
    string = text.clean.string
    if not _LINK_DOOR.search(string):
        return None
    for found in _LINK.finditer(string):
        host = _HOST.match(found.group()).group(1).lower()
        if "." in host and not any(host == domain or host.endswith("." + domain) for domain in safe):
            return found.span()
    return None


def _pattern(text, known, has_link):
    """At most one finding: the words weigh enough together, the strongest of them is named."""
    hits = heaviest(_PHRASES.find(text.tokens))
    if not hits:
        return
    weight = sum(hit.weight for hit in hits) + (0.3 if has_link else 0)
    full = _FULL_KNOWN if known else _FULL
    if len(text.words.string) <= _SHORT:
        weight *= 1.35
    if weight < full:
        weight += sum(extra for _, extra, pattern in _EXTRAS if pattern.search(text.clean.string))
    # Long texts meet common words by chance.
    if weight >= full * max(1.0, len(text.words.string) / 1500):
        yield _finding(hits[0].reason, text.words.span(*text.tokens.span(hits[0])))


def _again(text, known, author):
    """The same post as before, or one that is little else than a few words over and over. The latter is never held:
    people in distress repeat themselves too."""
    tokens = text.tokens
    if author.recent and len(tokens.words) >= _LEAST_WORDS:
        if any(tokens.words == Text(other).tokens.words for other in author.recent):
            yield _finding("posted_before", outcome=Outcome.SIGNAL if known else Outcome.HOLD)
    if len(tokens.words) > max(_MANY, _MANY_TIMES * len(tokens.set)):
        yield _finding("repetition", outcome=Outcome.SIGNAL)
