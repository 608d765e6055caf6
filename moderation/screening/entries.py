"""What staff may add to the lists: a phrase or an address that would be found nearly everywhere does more harm than good."""

import re

from .lists import lines, words
from .normalise import Text

LEAST_LETTERS, LEAST_STEM = 3, 3
LEAST_ALLOWED_CRISIS = 4
_MANY = 5  # so many common words together say something
_WORD = re.compile(r"[^\s*]*[^\W_][^\s]*")
_STAR_INSIDE = re.compile(r"\*(?=\S)")
_STEM = re.compile(r"([^\s*]*)\*")
_HOST = re.compile(r"(?:[a-z]+://)?(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)
_LABELS = re.compile(
    r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})"
)


def tidy(phrase):
    """`phrase` with single spaces and nothing around it."""
    return " ".join(phrase.split())


def read_as(phrase):
    """`phrase` in the spelling in which it is looked for."""
    return Text(phrase.replace("*", "\ufdd0")).words.string.replace("\ufdd0", "*").strip()


def fault_of(phrase):
    """What is wrong with `phrase` (str), or "": "empty", "star", "stem", "short" or "common"."""
    read = read_as(phrase)
    found = _WORD.findall(read)
    if not any(letter.isalnum() for letter in read):
        return "empty"
    if _STAR_INSIDE.search(read):
        return "star"
    stems = _STEM.findall(read)
    if any(len(stem) < LEAST_STEM for stem in stems):
        return "stem"
    if read.isascii() and sum(letter.isalnum() for letter in read) < LEAST_LETTERS:
        return "short"
    plain = [word.strip(".,;:!?\"'()") for word in found]
    common = words("common") | words("self") | words("you")
    if len(plain) < _MANY and all(word in common or (len(plain) == 1 and word in words("everyday")) for word in plain):
        return "common"
    return ""


def count_words(phrase):
    return len(_WORD.findall(read_as(phrase)))


def domain_of(written):
    """The bare domain in an address as somebody may paste it, in small letters."""
    found = _HOST.match(written.strip())
    host = (found.group(1) if found else "").rstrip(".").lower()
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host


def fault_of_domain(domain):
    """What is wrong with the bare `domain`, or "": "shape", "suffix" or "shared"."""
    if not _LABELS.fullmatch(domain):
        return "shape"
    if domain in lines("suffixes.txt"):
        return "suffix"
    shared = lines("shared_domains.txt")
    return "shared" if domain in shared else ""
