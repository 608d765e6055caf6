"""The rows of an export as people read them: headings, names of fields and dates in words."""

import re
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.lib.templatetags.hearth import calm_date, clock

from ..registries import field_words, kept, title_of

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(\+\d\d:\d\d|Z)?\Z")

# The keys that several apps use; what only one uses is registered with it.
field_words.update({
    "action": gettext_lazy("What was done"), "at": gettext_lazy("When"), "kind": gettext_lazy("Kind"),
    "name": gettext_lazy("Name"), "role": gettext_lazy("Role"), "rule": gettext_lazy("Rule"),
    "since": gettext_lazy("Since"), "starts": gettext_lazy("Starts"), "state": gettext_lazy("State"),
    "text": gettext_lazy("Words"), "title": gettext_lazy("Title"), "until": gettext_lazy("Until"),
    "words": gettext_lazy("Words"), "written": gettext_lazy("Written"), "session": gettext_lazy("Session number"),
    "group": gettext_lazy("Group"), "opened": gettext_lazy("Opened"), "topic": gettext_lazy("Topic"),
    "made": gettext_lazy("Made"), "used": gettext_lazy("Used"), "asked": gettext_lazy("Asked"),
    "outcome": gettext_lazy("What became of it"), "answer": gettext_lazy("Answer"), "lifted": gettext_lazy("Lifted"),
    "note": gettext_lazy("Note"), "place": gettext_lazy("Where"), "url": gettext_lazy("Address"),
})  # fmt: skip


def kinds(held):
    """[(heading, [row, …]), …] of what `registries.export_of` gave; a row is a list of (name of field, value)."""
    order = {model: line.order for line in kept.values() for model in line.models}
    # The account first, then as the table of how long things are kept has them.
    ordered = sorted(held, key=lambda model: (order.get(model, 999), model != "members.Member", str(title_of(model))))
    return [(title_of(model), [_row(row) for row in held[model]]) for model in ordered]


def word_for(key):
    """What the field `key` of an exported row is called."""
    return field_words.get(key) or key.replace("_", " ").capitalize()


def _row(row):
    return [(word_for(key), _value(value)) for key, value in row.items() if value not in (None, "", [], {})]


def _value(value):
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(str(_value(one)) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{word_for(key)}: {_value(one)}" for key, one in value.items())
    if isinstance(value, str) and _MOMENT.match(value):
        moment = datetime.fromisoformat(value)
        return f"{calm_date(moment)}, {clock(moment)}"
    return value
