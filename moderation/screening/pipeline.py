import logging
import traceback

from .checks import abuse, added, crisis, new_member, personal_data, spam, unsafe_detail
from .findings import Author, Finding, Lists, Outcome, Screening
from .normalise import Text

log = logging.getLogger(__name__)

# All of them run. Each says as FALLBACK what happens to the post if the check itself fails.
CHECKS = (crisis, unsafe_detail, abuse, personal_data, spam, new_member, added)


def screen(text, author=None, lists=None):
    """Run every check on `text` (str) and return the Screening with the strictest outcome.

    `author` is a findings.Author, `lists` what staff added (findings.Lists). Asks no database.
    Never raises: a check that fails is logged without the text and counted by its declared fallback.
    """
    author, lists, text = author or Author(), lists or Lists(), Text(text)
    found = []
    for check in CHECKS:
        try:
            found.extend(check.find(text, author, lists))
        except Exception as wrong:  # a fault of ours must never cost a person their words
            _tell(f"The check {check.NAME}", wrong)
            if check.FALLBACK >= Outcome.ASK:
                found.append(Finding(check.NAME, check.CATEGORY, 1, "check_failed", check.FALLBACK))
    if lists.allowed and found:
        found = _without_allowed(found, text, lists)
    tier = max((f.severity for f in found if f.category == "crisis" and f.reason != "check_failed"), default=0)
    outcome = max((f.outcome for f in found), default=Outcome.PUBLISH)
    return Screening(outcome, tier, tuple(found))


def _without_allowed(found, text, lists):
    """The findings that do not lie inside a phrase which staff allow for their category."""
    try:
        places = [(entry.category, *span) for entry in lists.allowed for span in added.spans(entry.phrase, text)]
    except Exception as wrong:
        _tell("Looking for allowed phrases", wrong)
        return found
    return [
        f
        for f in found
        if f.span is None
        or not any(of == f.category and start <= f.span[0] and f.span[1] <= end for of, start, end in places)
    ]


def _tell(what, wrong):
    """Log what failed and where. The words of the exception stay out: they may quote the text."""
    steps = " > ".join(f"{step.filename}:{step.lineno}" for step in traceback.extract_tb(wrong.__traceback__))
    log.error("%s failed: %s at %s", what, type(wrong).__name__, steps)
