"""Words and patterns as data: a folder a language, a file a check. Staff add theirs through `findings.Lists`."""

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


@cache
def pairs(name):
    """The lines `left = right` of `name` as a dict."""
    return {left.strip(): right.strip() for left, _, right in (line.partition(" = ") for line in lines(name))}
