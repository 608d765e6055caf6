"""What apps above tell the admin of members: who is restricted, and what somebody can moderate alone."""

from collections.abc import Callable

restrictions: list[Callable] = []
moderated_places: list[str] = []


def register_restriction(under):
    """`under() -> iterable of Member ids` that staff keep from something now."""
    if under not in restrictions:
        restrictions.append(under)


def register_moderated_place(model):
    """`model` ("app.Page") is a kind of page that somebody may moderate alone: a board, a group."""
    if model not in moderated_places:
        moderated_places.append(model)
