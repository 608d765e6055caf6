"""Registries by which upper apps introduce themselves: who holds personal data and for how long, who may see what,
and what a member can choose."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.apps import apps


@dataclass(frozen=True)
class PersonalData:
    """How one model's rows about a member are exported and erased.

    export(member) -> list of plain dicts; erase(member) -> None, inside the caller's transaction. `title` heads
    the rows where the person reads them; `words` name the keys of these rows and `values` the codes in them, where
    other models mean something else by them.
    """

    model: str
    export: Callable
    erase: Callable
    title: str = ""
    words: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)


@dataclass(frozen=True)
class PreferencePart:
    """One part of the page of preferences.

    form(member, data) -> a Form with `name` as its prefix, bound if `data` is not None; save(member, form) -> dict of
    cookies to set in this browser (None deletes one); `shown(member)` hides a part in which there is nothing to choose.
    """

    name: str
    title: str
    form: Callable
    save: Callable
    order: int = 100
    lead: str = ""
    template: str = "members/preferences/_fields.html"
    shown: Callable = field(default=lambda member: True)


@dataclass(frozen=True)
class Kept:
    """A line of the table of how long things are kept.

    how_long() -> words, made from the setting in force; `models` are those whose rows it speaks of ("app.Model").
    """

    name: str
    what: str
    how_long: Callable
    models: tuple = ()
    order: int = 100


personal_data: dict[str, PersonalData] = {}
field_words: dict[str, str] = {}
#: Numbers and codes by which programs find things again; people read titles and names instead.
for_programs: set[str] = set()
#: {key: {code: words} or a function}, where a code means the same in every model.
value_words: dict[str, dict | Callable] = {}
place_titles: dict[str, Callable] = {}
preference_parts: dict[str, PreferencePart] = {}
kept: dict[str, Kept] = {}
visible_to: dict[str, Callable] = {}
write_gates: list[Callable] = []
name_checks: list[Callable] = []


def register_personal_data(model, export, erase, title="", words=None, values=None):
    """Register `model` ("app.Model"); a test fails on a model about people that is missing here.

    `title` heads the rows in the readable copy; `words` names the keys of the exported dicts, where they are not
    registered yet or mean something else here; `values` is {key: {code: words}}, or a TextChoices or a function
    from code to words, for keys that hold codes.
    """
    told = {key: dict(codes.choices) if hasattr(codes, "choices") else codes for key, codes in (values or {}).items()}
    personal_data[model] = PersonalData(model, export, erase, title, words or {}, told)
    for key, meaning in (words or {}).items():
        field_words.setdefault(key, meaning)


def register_place_titles(kind, titles):
    """`titles(ids) -> {id: title}` for the places of `kind` in a scope such as "topic:22"."""
    place_titles[kind] = titles


def titles_of_scopes(scopes):
    """{scope: title of the place it means}; the whole community, and places that are gone, are not in it."""
    wanted = {}
    for kind, _colon, pk in (scope.partition(":") for scope in scopes):
        if kind in place_titles and pk.isdecimal():
            wanted.setdefault(kind, set()).add(int(pk))
    found = {kind: place_titles[kind](ids) for kind, ids in wanted.items()}
    return {f"{kind}:{pk}": title for kind, titles in found.items() for pk, title in titles.items()}


def register_preferences(part):
    """Put `part`, a PreferencePart, on the page of preferences."""
    preference_parts[part.name] = part


def register_kept(name, what, how_long, models=(), order=100):
    """Put a line into the table of how long things are kept; a test fails on personal data without one."""
    kept[name] = Kept(name, what, how_long, tuple(models), order)


def register_visible_to(kind, check):
    """`check(member, ids) -> set of ids` of things of `kind` that `member` may see at this moment."""
    visible_to[kind] = check


def register_write_gate(check):
    """`check(member, place_id=None) -> Refusal or None`: one more reason for which a member may not write now.

    `place_id` is the page of a board or group. For many at once it may have `of_many(pairs) -> {(member id, page id):
    Refusal}`, and `may_refuse()`, an expression over the account that is true of everybody it refuses anywhere; without
    the second each line in a room asks it alone.
    """
    if check not in write_gates:
        write_gates.append(check)


def register_name_check(check):
    """`check(name) -> Refusal or None`: whether somebody may call themselves so, whoever they are."""
    if check not in name_checks:
        name_checks.append(check)


def why_not_name(name):
    """The first Refusal of the checks for `name`, or None."""
    return next((refusal for check in name_checks if (refusal := check(name)) is not None), None)


def export_of(member):
    """Everything held about `member`, by model."""
    return {name: entry.export(member) for name, entry in sorted(personal_data.items())}


def title_of(model):
    """What the rows of `model` ("app.Model") are called where a person reads them."""
    entry = personal_data.get(model)
    if entry is not None and entry.title:
        return entry.title
    return apps.get_model(model)._meta.verbose_name_plural.capitalize()
