"""Kinds of notice: upper apps say in `ready()` how each one reads, and to which group it belongs."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """`text` is what the inbox says; it names no person, board or group. `group` is what members choose mail by; ""
    is for what is always mailed, because it is about the safety of the account."""

    name: str
    text: str | Promise
    group: str = "account"


_kinds: dict[str, Kind] = {}
# The group of kinds that nobody can choose not to be mailed.
ALWAYS = ""
_groups: dict[str, str | Promise] = {"account": _("My account: being let in, roles, copies of my data")}


def register(name, text, group="account"):
    """Register a kind of notice in `group`, one of those made by `register_group`, or ALWAYS."""
    _kinds[name] = Kind(name, text, group)


def register_group(name, words):
    """A group of kinds, in the `words` by which a member chooses whether it may be mailed."""
    _groups[name] = words


def text_of(name):
    kind = _kinds.get(name)
    return kind.text if kind else ""


def group_of(name):
    kind = _kinds.get(name)
    return kind.group if kind else ""


def groups():
    """[(name, words), …] of the groups that have at least one kind."""
    used = {kind.group for kind in _kinds.values()}
    return [(name, words) for name, words in _groups.items() if name in used]


def known(name):
    return name in _kinds
