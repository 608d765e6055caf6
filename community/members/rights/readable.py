"""The rows of an export as people read them: headings, names of fields and dates in words."""

import re
from datetime import datetime, time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.lib.templatetags.hearth import calm_date, clock

from ..models import Role
from ..registries import field_words, for_programs, kept, personal_data, title_of, value_words

_CLOCK = re.compile(r"\d\d:\d\d:\d\d\Z")
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
    "board": gettext_lazy("Board"), "as": gettext_lazy("Under your name"), "topic_id": gettext_lazy("Topic number"),
    "used_in": gettext_lazy("Used in"), "scope": gettext_lazy("Used in (for programs)"), "group_id": gettext_lazy("Group number"),
    "about": gettext_lazy("About"), "page_id": gettext_lazy("Page number"), "credential": gettext_lazy("Role number"),
})  # fmt: skip
value_words["role"] = dict(Role.choices)
for_programs.update(("topic_id", "group_id", "page_id", "session", "scope", "url", "credential"))


def kinds(held):
    """[(heading, [row, …]), …] of what `registries.export_of` gave; a row is a list of (name of field, value)."""
    order = {model: line.order for line in kept.values() for model in line.models}
    # The account first, then as the table of how long things are kept has them.
    ordered = sorted(held, key=lambda model: (order.get(model, 999), model != "members.Member", str(title_of(model))))
    return [(title_of(model), [_row(row, model) for row in held[model]]) for model in ordered]


def word_for(key, model=""):
    """What the field `key` of an exported row of `model` is called."""
    own = personal_data[model].words if model in personal_data else {}
    return own.get(key) or field_words.get(key) or key.replace("_", " ").capitalize()


def _row(row, model):
    shown = ((key, value) for key, value in row.items() if key not in for_programs and value not in (None, "", [], {}))
    return [(word_for(key, model), _value(value, key, model)) for key, value in shown]


def _value(value, key, model):
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, list):
        return ", ".join(str(_value(one, key, model)) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{word}: {told}" for word, told in _row(value, model))
    told = personal_data[model].values.get(key) or value_words.get(key) or {}
    if isinstance(value, str) and told:
        value = told(value) if callable(told) else told.get(value, value)
    if isinstance(value, str) and _CLOCK.match(value):
        return clock(time.fromisoformat(value))
    if isinstance(value, str) and _MOMENT.match(value):
        moment = datetime.fromisoformat(value)
        return f"{calm_date(moment)}, {clock(moment)}"
    return value
