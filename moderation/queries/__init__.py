"""What the queue holds, in its order, and what a case page needs."""

from .case import (
    HISTORY,
    OF_A_NETWORK,
    also_open,
    decisions_around,
    history_of,
    hold_reasons,
    opened_anew,
    said_on,
    signals_on,
    spans_of,
    with_also_open,
    with_fuller_access,
)
from .decisions import (
    DECISION,
    LOOK_HOURS,
    PERSONA,
    SIGNAL,
    UP_BY_ITSELF,
    community_name,
    decisions_about,
    decisions_for,
    in_force_now,
    latest_about,
    page,
    reasons_in_force,
    restrictions_in_force,
    standing_of,
    told_to,
)  # fmt: skip
from .many import is_worry, reasons_of, texts_of
from .queue import (
    after,
    forget_raid,
    handovers,
    in_queue_order,
    of_raid,
    open_cases_on,
    places_for,
    queue_for,
    raid_for,
    version_of,
    with_signals,
)
from .rules import forget_rules, rule_choices, rule_titles, rules_to_read, wordings_for
from .talk import conversations_of

__all__ = [
    "DECISION", "HISTORY", "LOOK_HOURS", "OF_A_NETWORK", "PERSONA", "SIGNAL", "UP_BY_ITSELF", "after", "also_open", "community_name", "conversations_of", "decisions_about", "decisions_around",
    "decisions_for", "forget_raid", "forget_rules", "handovers", "history_of", "hold_reasons", "in_force_now", "in_queue_order",
    "latest_about", "of_raid", "open_cases_on", "opened_anew", "page", "places_for", "queue_for", "raid_for", "reasons_in_force", "restrictions_in_force", "rule_choices", "rule_titles", "rules_to_read",
    "said_on", "signals_on", "spans_of", "standing_of", "told_to", "version_of", "with_also_open", "with_fuller_access", "with_signals", "wordings_for",
    "is_worry", "reasons_of", "texts_of",
]  # fmt: skip
