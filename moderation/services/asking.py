"""Whoever wrote something private is asked before anybody reads it: leave it out, or post it anyway."""

from enum import StrEnum

from django.utils.translation import gettext as _

from .. import evidence
from ..labels import PRIVATE
from ..screening import Outcome
from .content import look_over

_ROUNDS = 3  # what is left out joins what stood around it, which may look private in turn
_BETWEEN = "\n\n"


class Private(StrEnum):
    """What happens to the private parts of a text: its author is asked, leaves them out, or keeps them."""

    ASK = "ask"
    LEAVE_OUT = "leave_out"
    KEEP = "keep"


class AskFirst(Exception):
    """Nothing was stored: the author says first what happens to the private parts.

    `texts` are what was written, each as [(piece, is_marked)…]; `what` says in words what the parts look like.
    """

    def __init__(self, what, texts):
        super().__init__(what)
        self.what, self.texts = what, texts

    @property
    def shown(self):
        """Those texts that hold something private, cut to what stands around it."""
        return [_around(marked) for marked in self.texts if any(is_marked for _piece, is_marked in marked)]


def _around(marked, room=60):
    """[(piece, is_marked)…] with long pieces between the marks shortened to `room` letters a side."""
    last, short = len(marked) - 1, []
    for number, (piece, is_marked) in enumerate(marked):
        head = "" if number == 0 else piece[:room].rpartition(" ")[0]
        tail = "" if number == last else piece[-room:].partition(" ")[2]
        if not is_marked and len(piece) > 2 * room:
            piece = f"{head} … {tail}".strip(" ") if head and tail else f"{head} …" if head else f"… {tail}"
        short.append((piece, is_marked))
    return short


def asks(screening):
    """Whether all that keeps a text from going up is something private. A person in danger is never asked."""
    stops = [f for f in screening.findings if f.outcome >= Outcome.ASK]
    return (
        bool(stops)
        and screening.tier == 0
        and all(f.category == "personal_data" and f.outcome == Outcome.ASK and f.span for f in stops)
    )


def what_it_is(screening):
    """What the private parts look like, such as “a phone number”; each kind once."""
    kinds = dict.fromkeys(f.reason for f in screening.findings if f.outcome == Outcome.ASK)
    return _(" and ").join(dict.fromkeys(str(PRIVATE.get(kind, PRIVATE[""])) for kind in kinds))


def pieces(screening, texts):
    """Each of `texts`, screened as one, as [(piece, is_marked)…]."""
    spans = [f.span for f in screening.findings if f.outcome == Outcome.ASK and f.span]
    cut, at = [], 0
    for text in texts:
        inside = [(max(start - at, 0), end - at) for start, end in spans if end > at and start < at + len(text)]
        cut.append(evidence.marked(text, inside))
        at += len(text) + len(_BETWEEN)
    return cut


def left_out(marked, most=None):
    """The words of [(piece, is_marked)…] without the marked ones; `most` letters, if there is a limit."""
    words = "".join(_("[left out]") if is_marked else piece for piece, is_marked in marked)
    # What is left out may be shorter than the words that say so.
    if most is not None and len(words) > most:
        words = "".join("…" if is_marked else piece for piece, is_marked in marked)
    return words


def settle(texts, private, look, limits=()):
    """Do with the private parts of `texts` what their author says. Returns (texts, Screening of them joined).

    `look` screens one text; `limits` are the most letters of each text. Raises AskFirst if the author has yet to say.
    """
    screening = look(_BETWEEN.join(texts))
    for _round in range(_ROUNDS):
        if private == Private.KEEP or not asks(screening):
            break
        cut = pieces(screening, texts)
        if private == Private.ASK:
            raise AskFirst(what_it_is(screening), cut)
        limits = limits or [None] * len(texts)
        texts = [left_out(marked, most) for marked, most in zip(cut, limits, strict=True)]
        screening = look(_BETWEEN.join(texts))
    return texts, screening


def settle_for(member, texts, private, limits=(), author=None):
    """As `settle`, for what `member` wrote now; `author` are the facts about them, where they are known."""
    return settle(texts, private, lambda text: look_over(text, member, author), limits)
