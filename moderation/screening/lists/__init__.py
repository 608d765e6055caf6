"""Words and patterns as data: a folder a language, a file a check. Staff add theirs through `findings.Lists`."""

import re
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


@cache
def lines(name):
    """The lines of `name` in every language, without blanks and `#` comments, as a tuple of str."""
    found = []
    for path in sorted(_HERE.glob(f"*/{name}")):
        for line in path.read_text(encoding="utf-8").splitlines():
            line = line.strip()
            if line and not line.startswith("#"):
                found.append(line)
    return tuple(found)


def pairs(name):
    """The lines `left = right` of `name`, as a list of (left, right)."""
    return [(left.strip(), right.strip()) for left, _, right in (line.partition(" = ") for line in lines(name))]


@cache
def words(group):
    """The words of all lines `group = …` of words.txt, as a frozenset."""
    return frozenset(word for left, right in pairs("words.txt") if left == group for word in right.split())


@cache
def pattern(name, what):
    """One compiled pattern of all lines `what = regular expression` of the file `name`."""
    return re.compile("|".join(f"(?:{right})" for left, right in pairs(name) if left == what))
