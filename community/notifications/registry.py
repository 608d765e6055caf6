"""Kinds of notice: upper apps say in `ready()` how each one reads."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Kind:
    """`text` is what the inbox says; it names no person, board or group."""

    name: str
    text: str | Promise


_kinds: dict[str, Kind] = {}


def register(name, text):
    _kinds[name] = Kind(name, text)


def text_of(name):
    kind = _kinds.get(name)
    return kind.text if kind else ""


def known(name):
    return name in _kinds
