"""What can show somebody a way or push them: methods with their means and amounts, methods compared, pacts, live acts,
encouragement, tips for eating disorders. Held for a person. Feelings, past attempts and doses from a doctor are none."""

import re

from ..findings import Finding, Outcome
from ..lists import pattern
from ..phrases import load

NAME, CATEGORY, FALLBACK = "unsafe_detail", "unsafe_detail", Outcome.HOLD
_MARKS = " \n\t\"'*_~>-"
_END_OF_SENTENCE = re.compile(r"[.!?;]")


def find(text, author, lists):
    words, seen = text.words.string, set()
    for match in load("unsafe_detail.txt").find(text.sentences):
        earlier = _END_OF_SENTENCE.split(words[max(0, match.start - 60) : match.start])[-1]
        said = words[match.start : match.end]
        if match.reason in seen or _is_told_or_denied(match, said, earlier):
            continue
        seen.add(match.reason)
        span = text.words.span(match.end - len(said.lstrip(_MARKS)), match.end)
        yield Finding(NAME, CATEGORY, match.number, match.reason, Outcome.HOLD, span)


def _is_told_or_denied(match, said, earlier):
    """Whether a cruel or unsafe phrase is only reported ("they told me to …") or advised against."""
    if match.reason not in ("encouragement", "pact", "eating_disorder_tips"):
        return False
    told = pattern("unsafe_detail_context.txt", "told")
    return bool(told.search(earlier) or pattern("unsafe_detail_context.txt", "told_inside").search(said))
