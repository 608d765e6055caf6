"""Which helplines to show, and for which country."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .countries import NAMES, default_country
from .models import Helpline

COOKIE = "country"


@dataclass(frozen=True)
class OpenState:
    """`open` is None when nobody has written down the hours; `changes_at` is in the helpline's own zone."""

    open: bool | None
    always: bool
    changes_at: datetime | None


def open_state(helpline, at):
    hours = helpline.hours
    if not hours.known:
        return OpenState(None, False, None)
    if hours.always:
        return OpenState(True, True, None)
    changes_at, is_open = hours.next_change(at), hours.open_now(at)
    return OpenState(is_open, is_open and changes_at is None, changes_at)


def country_of(request):
    """The country a person chose: a member's own, else this browser's cookie, else the site's. Never guessed."""
    member = getattr(request, "user", None)
    if member is not None and member.is_authenticated and member.country in NAMES:
        return member.country
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in NAMES else default_country()


def _openness(helpline):
    # Unknown hours may be open, so they come before those that are surely closed.
    return {True: 0, None: 1, False: 2}[helpline.state.open]


def open_first(helplines):
    """`helplines` (each with its `state`) in the same order, but none that is closed above one that is open."""
    return sorted(helplines, key=_openness)


def _in_order(helplines, now):
    for helpline in helplines:
        helpline.state = open_state(helpline, now)

    def rank(helpline):
        return (
            not helpline.is_emergency, _openness(helpline), helpline.need != Helpline.Need.CRISIS, helpline.position,
            helpline.name,
        )  # fmt: skip

    return sorted(helplines, key=rank)


def helplines_for(country, now=None):
    """Live helplines of `country` as a list, emergency first, then those open; each has a `state` (one query)."""
    return _in_order(list(Helpline.objects.live().filter(country=country).defer("source_row")), now or timezone.now())


def helplines_here(request):
    """`helplines_for` the country of `request`, asked for once however many pieces a page has."""
    country, now = country_of(request), timezone.now()
    kept = getattr(request, "_helplines_here", None)
    if kept is None or kept[0] != country:
        kept = request._helplines_here = (country, helplines_for(country, now))
    return kept[1]


GENERAL_NEEDS = {Helpline.Need.GENERAL, Helpline.Need.CRISIS}
# Not a kind of trouble but of reaching somebody, and all the same what some readers need.
IN_WRITING = "text"
_WRITTEN = {Helpline.Method.TEXT, Helpline.Method.CHAT}
_IN_WRITING_LABEL = _("By text or chat")


def _is_for(helpline, need):
    return helpline.method in _WRITTEN if need == IN_WRITING else helpline.need == need


def with_need(helplines, need="", limit=None):
    """Emergency lines, those for `need`, then those for any worry, so that nobody finds an empty list.

    Without a need, lines for one group of people come last. The order inside each part is kept.
    """
    first = [line for line in helplines if line.is_emergency or (need and _is_for(line, need))]
    general = [line for line in helplines if line not in first and line.need in GENERAL_NEEDS]
    rest = [] if need else [line for line in helplines if line not in first and line not in general]
    return (first + general + rest)[:limit]


def needs_among(helplines):
    """(need, words) of each need that one of these is for, in the order of the page."""
    found = [
        (need.value, need.label)
        for need in Helpline.Need
        if any(_is_for(line, need) for line in helplines if not line.is_emergency)
    ]
    written = any(_is_for(line, IN_WRITING) for line in helplines)
    return found[:1] + ([(IN_WRITING, _IN_WRITING_LABEL)] if written else []) + found[1:]


def by_need(helplines, need=""):
    """All but the emergency lines of `with_need`, in sections [(words, helplines), …]: crisis, then need by need."""
    sections = []
    left = [line for line in with_need(helplines, need) if not line.is_emergency]
    if need == IN_WRITING:
        written = [line for line in left if _is_for(line, IN_WRITING)]
        sections.append((_IN_WRITING_LABEL, written))
        left = [line for line in left if line not in written]
    order = sorted(Helpline.Need, key=lambda known: known != need)
    sections += [(known.label, [line for line in left if line.need == known]) for known in order]
    return [(words, lines) for words, lines in sections if lines]


def countries_with_helplines():
    """Codes of the countries that have at least one live helpline."""
    return set(Helpline.objects.live().values_list("country", flat=True).distinct().order_by())
