"""What stands beside a case in which somebody may be in danger now: the numbers of the author's country."""

from dataclasses import dataclass

from django.core.cache import cache

from community.helplines import queries as helplines
from community.helplines.countries import NAMES, country_name, default_country

KEPT_SECONDS = 60
MOST = 4


@dataclass(frozen=True)
class Numbers:
    """`emergency` and other `lines` of `country` (its name); `is_theirs`: the author chose that country."""

    country: str
    is_theirs: bool
    emergency: list
    lines: list


def numbers_for(case):
    """The Numbers for whoever wrote what `case` is about; of this community's country where they chose none."""
    member = case.author.member if case.author is not None else None
    chosen = member.country if member is not None and member.country in NAMES else ""
    country = chosen or default_country()
    found = cache.get_or_set(f"moderation.numbers.{country}", lambda: helplines.helplines_for(country), KEPT_SECONDS)
    found = helplines.with_need(found)
    return Numbers(
        country_name(country), bool(chosen), [line for line in found if line.is_emergency],
        [line for line in found if not line.is_emergency][:MOST],
    )  # fmt: skip
