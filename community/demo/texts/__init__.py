"""The words of the demo: invented people, invented lives."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reply:
    """A reply by `author`, so many minutes after the text before it."""

    author: str
    minutes: int
    body: str


@dataclass(frozen=True)
class Thread:
    """A topic on `board`; its last text was written `hours_ago`, or its first `began` at a time of day, long enough ago."""

    board: str
    title: str
    author: str
    hours_ago: float
    body: str
    replies: tuple[Reply, ...] = ()
    mode: str = ""
    warning: str = ""
    began: str = ""


def replies(*lines):
    """Replies from (author, minutes, body) triples."""
    return tuple(Reply(*line) for line in lines)
