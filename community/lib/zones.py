"""Time zones by the places in their names, for those who choose where they are."""

from zoneinfo import available_timezones

from django.conf import settings
from django.utils.translation import gettext as _

REGIONS = ("Europe", "Africa", "America", "Asia", "Atlantic", "Australia", "Indian", "Pacific")


def place_of(zone):
    """The place in the name of an IANA zone: `Europe/London` is London."""
    return str(zone).rsplit("/", 1)[-1].replace("_", " ")


def choices():
    """Every zone that is named after a place, by region, after the site's own ("") and UTC."""
    found = {region: [] for region in REGIONS}
    for name in sorted(available_timezones()):
        region, _slash, place = name.partition("/")
        if region in found:
            found[region].append((name, place.replace("_", " ").replace("/", ", ")))
    own = _("As this site: %(place)s") % {"place": place_of(settings.TIME_ZONE)}
    return [("", own), ("UTC", "UTC"), *found.items()]
