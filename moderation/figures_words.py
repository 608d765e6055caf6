"""The figures of moderation in words: one list of tables for the page, the admin and the CSV."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import queries
from .models import Case, Decision
from .tools import TOOLS


@dataclass(frozen=True)
class Table:
    """A table to draw: `name` stays the same in every language, `heads` are of its columns, `rows` are (words, cells…)."""

    name: str
    title: str
    heads: tuple
    rows: list


def tables(figures):
    """The Tables of `figures.figures` or of `figures.in_fives`; a count is a number, "few" or None."""
    return [
        Table(name, title, heads, _rows(name, figures[name])) for name, title, heads in _layout() if figures.get(name)
    ]


def _rows(name, rows):
    found = []
    for key, *cells in rows:
        if name == "times":
            cells[1] = minutes_in_words(cells[1])
        found.append((_word(name, key), [_cell(cell) for cell in cells]))
    return found


def _layout():
    how_often = (_("How often"),)
    return [
        ("sources", _("How we learned of something"), how_often),
        ("reasons", _("What people told us of"), how_often),
        ("checks", _("What programs asked a person to look at"), how_often),
        ("held", _("What programs let wait, once a person had read it"), how_often),
        ("actions", _("What was decided"), (_("By a person"), _("By a program alone"))),
        ("rules", _("By which rule something was taken down, changed or restricted"), how_often),
        ("times", _("How long it took"), (_("How often"), _("Half were answered within"))),
        (
            "appeals",
            _("When somebody else was asked to look"),
            (_("By whom it was about"), _("By who told us")),
        ),
        ("disclosed", _("What we gave out because a life was in danger"), how_often),
        ("undone", _("Decisions that we undid without being asked"), how_often),
    ]


def _word(table, key):
    if table == "checks":
        return str(TOOLS[key].title) if key in TOOLS else key
    if table == "actions":
        return str(Decision.Action(key).label)
    if table == "times":
        return str(Case.Kind(key).label)
    known = {
        "members": _("Members’ reports"), "outside": _("Notices by people without an account"),
        "checks": _("Programs"), "team": _("Moderators who saw it themselves"), "worry": _("A worry about somebody"),
        "through": _("Let through"), "not_through": _("Not let through as it was"),
        "upheld": _("It stayed as it was"), "overturned": _("It was changed"),
        "settled": _("It was undone before"), "open": _("Not answered yet"), "undone": _("Undone"), "disclosed": _("Told the emergency services or the police"),
    }  # fmt: skip
    if table in ("rules", "reasons"):
        # A rule may have any code, so it comes first.
        return queries.rule_titles().get(key) or (known["worry"] if key == "worry" else _("No rule was named"))
    return known[key]


def _cell(number):
    if number is None:
        return _("too few to say")
    return _("fewer than 5") if number == "few" else number


def minutes_in_words(minutes):
    """`90` as `2 hours`: whole minutes up to two hours, whole hours up to two days, then days."""
    if not isinstance(minutes, int):
        return minutes
    if minutes < 120:
        return _("%(n)s minutes") % {"n": minutes}
    if minutes < 48 * 60:
        return _("%(n)s hours") % {"n": round(minutes / 60)}
    return _("%(n)s days") % {"n": round(minutes / (24 * 60))}
