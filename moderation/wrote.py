"""All that somebody wrote, over boards and rooms: for that person, and for a moderator who gave a reason."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, Value

from . import registry
from .content import SHOWN_TO_AUTHOR


@dataclass(frozen=True)
class Written:
    """One text: where it is, what it says and how it stands. It names no board and no group."""

    label: str
    at: datetime
    name: str
    text: str
    state: str
    state_label: str
    url: str


def written_by(persona_ids, to_author):
    """What these personas wrote, newest first, as rows (kind, id, time); the database cuts and counts them.

    To their author without what they took back.
    """
    parts = []
    for handler in registry.all_handlers():
        found = handler.written_by(persona_ids)
        if found is None:
            continue
        if to_author:
            found = found.filter(state__in=SHOWN_TO_AUTHOR)
        parts.append(
            found.order_by()
            .annotate(w_kind=Value(handler.kind, CharField()), w_pk=F("pk"), w_at=F(handler.written_at))
            .values_list("w_kind", "w_pk", "w_at")
        )
    if not parts:
        return []
    rows = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
    # After the time by kind and number, so that no two pages show the same.
    return rows.order_by("-w_at", "w_kind", "-w_pk")


def drawn(rows):
    """The texts behind `rows`, in their order."""
    wanted = {}
    for kind, pk, _at in rows:
        wanted.setdefault(kind, set()).add(pk)
    found = {kind: registry.handler_for(kind).get_many(pks) for kind, pks in wanted.items()}
    return [_drawn(kind, found[kind][pk], at) for kind, pk, at in rows if pk in found[kind]]


def _drawn(kind, obj, at):
    handler = registry.handler_for(kind)
    return Written(
        handler.name_of(obj),
        at,
        obj.author.name,
        handler.text(obj),
        obj.state,
        obj.get_state_display(),
        handler.url(obj),
    )
