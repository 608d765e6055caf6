import logging

from .checks import crisis, links, personal_data
from .findings import Author, Finding, Outcome, Screening

log = logging.getLogger(__name__)

# Each check: (module, what happens to the post if the check itself fails).
CHECKS = [(crisis, Outcome.HOLD), (links, Outcome.PUBLISH), (personal_data, Outcome.PUBLISH)]


def screen(text, author=None):
    """Run every check on `text` and return the Screening with the strictest outcome.

    Never raises: a check that fails is logged without the text and counted by its declared fallback.
    """
    author = author or Author()
    findings = []
    for check, fallback in CHECKS:
        try:
            findings.extend(check.find(text, author))
        except Exception:  # a fault of ours must never cost a person their words
            log.exception("The check %s failed", check.NAME)
            if fallback >= Outcome.ASK:
                findings.append(Finding(check.NAME, check.CATEGORY, 1, "check_failed", fallback))
    tier = max((f.severity for f in findings if f.category == "crisis" and f.reason != "check_failed"), default=0)
    outcome = max((f.outcome for f in findings), default=Outcome.PUBLISH)
    return Screening(outcome, tier, tuple(findings))
