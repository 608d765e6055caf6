"""What is in force, worked out from decisions alone. Pure: the rows of Restriction and the states of texts follow it."""

from . import actions
from .content import State
from .models import Decision

NAMES = Decision.Action
STATE_AFTER = {
    NAMES.APPROVE: State.PUBLISHED, NAMES.EDIT: State.PUBLISHED, NAMES.HIDE: State.HIDDEN, NAMES.REVISE: State.HIDDEN,
    NAMES.REMOVE: State.REMOVED,
}  # fmt: skip


def _undone(decisions):
    return {d.reverses_id for d in decisions if d.reverses_id is not None}


def _in_order(decisions):
    return sorted(decisions, key=lambda d: d.pk)


def _is_over(decision, now):
    return decision.until is not None and decision.until <= now


def _restricts(decision):
    """The kind of Restriction that the decision puts in force, or ""."""
    known = decision.action in (*Decision.ABOUT_CONTENT, *Decision.ABOUT_ACCOUNT, *Decision.ABOUT_THREAD)
    return actions.find(decision.action).restriction if known else ""


def in_force(decisions, now):
    """The ids of those of `decisions` whose Restriction holds at `now`.

    An undone one holds nothing; neither does one whose time has passed, nor one about a text that was released or put
    in other words later, unless that was undone.
    """
    undone, standing = _undone(decisions), {}
    for d in _in_order(decisions):
        if d.pk in undone:
            continue
        if _restricts(d):
            if not _is_over(d, now):
                standing[d.pk] = (d.target_kind, d.target_id)
        elif d.action in STATE_AFTER:
            standing = {pk: target for pk, target in standing.items() if target != (d.target_kind, d.target_id)}
    return set(standing)


def state_without(decisions, undone, state, now):
    """The state of a text in `state` once `undone`, one of the `decisions` about it, no longer counts.

    What became of it otherwise stays, and a later decision that holds goes on holding. Else the text goes back to the state that was found, and further back
    while that state was the work of something that was undone too, or is over.
    """
    gone = _undone(decisions) | {undone.pk}
    about = [d for d in _in_order(decisions) if d.action in STATE_AFTER]
    if State(state) != STATE_AFTER[undone.action]:
        return State(state)
    if any(d.pk > undone.pk and d.pk not in gone and not _is_over(d, now) for d in about):
        return State(state)
    found = State(undone.before)
    for d in reversed([d for d in about if d.pk < undone.pk]):
        if STATE_AFTER[d.action] != found or (d.pk not in gone and not _is_over(d, now)):
            break
        found = State(d.before)
    return found
