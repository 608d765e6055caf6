"""Whether an author puts back what a moderator had edited out of their words."""

import re
from difflib import SequenceMatcher

from ..models import Decision
from ..screening import Finding, Outcome

_WORD = re.compile(r"\w+")
_LONG = 5  # words of a longer piece that come back together are as good as all of it


def _words(text):
    return _WORD.findall(text.lower())


def _runs(words, length):
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def edited_out(before, after):
    """The pieces of `before`, as lists of words, that are not in `after` any more."""
    old, new = _words(before), _words(after)
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [old[start:end] for kind, start, end, *_ in changes if kind in ("delete", "replace")]


def comes_back(before, after, now):
    """Whether `now` holds a piece that stood in `before` and not in `after`."""
    left, standing = _words(now), _words(after)
    for piece in edited_out(before, after):
        if all(word.isalpha() and len(word) < 3 for word in piece):
            continue  # "to" and "at" come back with anything
        length = min(len(piece), _LONG)
        if _runs(piece, length) & (_runs(left, length) - _runs(standing, length)):
            return True
    return False


def findings(handler, obj):
    """What to find in the words of `obj`, just changed by their author: one Finding that holds them, or nothing."""
    edits = Decision.objects.filter(target_kind=handler.kind, target_id=obj.pk, action=Decision.Action.EDIT)
    for revision in edits.filter(reversed_by__isnull=True).values_list("revision", flat=True):
        before, after = handler.words_at(obj, revision - 1), handler.words_at(obj, revision)
        if before is not None and after is not None and comes_back(before, after, handler.body(obj)):
            return (Finding("author", "rules", 1, "put_back", Outcome.HOLD),)
    return ()
