from dataclasses import dataclass, field
from enum import IntEnum


class Outcome(IntEnum):
    """From mildest to strictest; the strictest finding wins."""

    PUBLISH = 0
    SIGNAL = 1
    ASK = 2
    HOLD = 3

    @property
    def word(self):
        return self.name.lower()


@dataclass(frozen=True)
class Author:
    """The facts about an author that checks may use."""

    days: float = 1.0
    published: int = 0
    trusted: bool = False


@dataclass(frozen=True)
class Finding:
    """What one check found: `severity` 0–4, `span` (start, end) in characters of the text or None."""

    check: str
    category: str
    severity: int
    reason: str
    outcome: Outcome
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Screening:
    """The result of all checks on one text."""

    outcome: Outcome
    tier: int = 0
    findings: tuple[Finding, ...] = field(default=())

    @property
    def holds(self):
        return self.outcome >= Outcome.ASK

    @property
    def care(self):
        """Whether the author is shown the crisis card."""
        return self.tier >= 1
