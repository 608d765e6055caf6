from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property


class Outcome(IntEnum):
    """From mildest to strictest; the strictest finding wins."""

    PUBLISH = 0
    SIGNAL = 1
    ASK = 2
    HOLD = 3

    @property
    def word(self):
        return self.name.lower()


CATEGORIES = ("crisis", "unsafe_detail", "abuse", "personal_data", "spam", "new_member")


@dataclass(frozen=True)
class Author:
    """The facts about an author that checks may use.

    `days` since joining; `published` posts; `trusted` for staff; `first_held`: so many first posts wait for a person
    (0: none); `seconds` it took to write, None if unknown; `recent`: the author's latest other texts; `lately`: posts
    in the last ten minutes; `raid`: many new accounts are posting at once.
    """

    days: float = 1.0
    published: int = 0
    trusted: bool = False
    first_held: int = 0
    seconds: float | None = None
    recent: tuple[str, ...] = ()
    lately: int = 0
    raid: bool = False


@dataclass(frozen=True)
class Finding:
    """What one check found: `severity` 0–4, `span` (start, end) in characters of the text or None, and the `phrase`
    of staff that it was, if any."""

    check: str
    category: str
    severity: int
    reason: str
    outcome: Outcome
    span: tuple[int, int] | None = None
    phrase: str = ""


@dataclass(frozen=True)
class Entry:
    """A phrase that staff added: found as whole words in any spelling, `*` standing for the rest of a word.

    The phrase is a finding of its own; with `allowed`, nothing of its category found inside the phrase counts.
    """

    category: str
    phrase: str
    severity: int = 1
    outcome: Outcome = Outcome.SIGNAL
    allowed: bool = False


@dataclass(frozen=True)
class Lists:
    """What staff added to the lists that ship with the code, and `safe_domains`, whose links never count."""

    entries: tuple[Entry, ...] = ()
    safe_domains: frozenset[str] = frozenset()

    @cached_property
    def added(self):
        return tuple(entry for entry in self.entries if not entry.allowed)

    @cached_property
    def allowed(self):
        return tuple(entry for entry in self.entries if entry.allowed)


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
