"""Time zones under the places they are named after, without old doubles, for those who choose where they are.

The names come from `zone.tab`, the table of the IANA time zone database (tzfile(5), "Theory and pragmatics of the tz
code and data"): it has every place once, so Europe/Kyiv and not also Europe/Kiev.
"""

from functools import lru_cache
from importlib import resources
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, ZoneInfoNotFoundError, available_timezones

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

REGIONS = {
    "Europe": gettext_lazy("Europe"),
    "Africa": gettext_lazy("Africa"),
    "America": gettext_lazy("The Americas"),
    "Asia": gettext_lazy("Asia"),
    "Australia": gettext_lazy("Australia"),
    "Pacific": gettext_lazy("Pacific Ocean"),
    "Atlantic": gettext_lazy("Atlantic Ocean"),
    "Indian": gettext_lazy("Indian Ocean"),
    "Antarctica": gettext_lazy("Antarctica"),
    "Arctic": gettext_lazy("Arctic"),
}


def place_of(zone):
    """The place in the name of an IANA zone: `Europe/London` is London."""
    return str(zone).rsplit("/", 1)[-1].replace("_", " ")


def is_zone(name):
    """Is this the name of a zone, old or new?"""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def zones_of(country):
    """The zones of a country (two letters), the busiest near the front; none for a country nobody lives in."""
    return tuple(name for code, name in _table() if code == country)


def by_region(kept=""):
    """[(region, [(zone, place), …]), …] for a select, with `kept`, a zone somebody chose under its old name."""
    found = {region: [] for region in REGIONS}
    for name in {*_canonical(), *_old(kept)}:
        region, _slash, place = name.partition("/")
        if region in found:
            found[region].append((name, _readable(place)))
    groups = [(REGIONS[region], sorted(places, key=lambda pair: pair[1])) for region, places in found.items() if places]
    named_after_none = [(name, name.replace("_", " ")) for name in _old(kept) if name.partition("/")[0] not in found]
    return [("UTC", "UTC"), *named_after_none, *groups]


def choices(kept=""):
    """`by_region` after the site's own zone, which is ""."""
    own = gettext("As this site: %(place)s") % {"place": place_of(settings.TIME_ZONE)}
    return [("", own), *by_region(kept)]


def _readable(place):
    """`Argentina/Buenos_Aires` as `Buenos Aires, Argentina`."""
    return ", ".join(reversed(place.replace("_", " ").split("/")))


def _old(kept):
    """A zone that is none of ours, as a list of one or none."""
    return [kept] if kept and kept != "UTC" and kept not in _canonical() and is_zone(kept) else []


@lru_cache(maxsize=1)
def _canonical():
    return frozenset(name for _country, name in _table())


@lru_cache(maxsize=1)
def _table():
    """(country, zone) of each row; without the table, every zone of a region that this machine knows."""
    known = available_timezones()
    rows = [line.split("\t") for line in _table_text().splitlines() if line and not line.startswith("#")]
    found = [(row[0], row[2]) for row in rows if len(row) > 2 and row[2] in known]
    return found or [("", name) for name in sorted(known) if name.partition("/")[0] in REGIONS]


def _table_text():
    for folder in TZPATH:
        path = Path(folder, "zone.tab")
        if path.is_file():
            return path.read_text(encoding="utf-8")
    try:
        return resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    except (ModuleNotFoundError, FileNotFoundError):
        return ""
