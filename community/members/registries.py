"""Registries by which upper apps introduce themselves: who holds personal data, who may see what."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PersonalData:
    """How one model's rows about a member are exported and erased.

    export(member) -> list of plain dicts; erase(member) -> None, inside the caller's transaction.
    """

    model: str
    export: Callable
    erase: Callable


personal_data: dict[str, PersonalData] = {}
visible_to: dict[str, Callable] = {}
write_gates: list[Callable] = []


def register_personal_data(model, export, erase):
    """Register `model` ("app.Model"); a test fails on a model about people that is missing here."""
    personal_data[model] = PersonalData(model, export, erase)


def register_visible_to(kind, check):
    """`check(member, ids) -> set of ids` of things of `kind` that `member` may see at this moment."""
    visible_to[kind] = check


def register_write_gate(check):
    """`check(member) -> Refusal or None`: one more reason for which a member may not write now."""
    if check not in write_gates:
        write_gates.append(check)


def export_of(member):
    """Everything held about `member`, by model."""
    return {name: entry.export(member) for name, entry in sorted(personal_data.items())}
