"""Hours in which no mail goes: in the member's own zone, over midnight if they like."""

import zoneinfo
from datetime import datetime, timedelta

from django.utils import timezone


def quiet_until(preferences, zone_name, now):
    """When the quiet hours that hold at `now` end, as an aware datetime; None if none hold.

    `preferences` has `quiet_from` and `quiet_until` (times of day; the same time twice is no quiet at all);
    `zone_name` is an IANA zone, "" for the site's own.
    """
    begins, ends = preferences.quiet_from, preferences.quiet_until
    if begins is None or ends is None or begins == ends:
        return None
    zone = _zone(zone_name)
    local = now.astimezone(zone)
    time = local.timetz().replace(tzinfo=None)
    over_midnight = begins > ends
    if over_midnight:
        quiet = time >= begins or time < ends
    else:
        quiet = begins <= time < ends
    if not quiet:
        return None
    day = local.date()
    if over_midnight and time >= begins:
        day += timedelta(days=1)
    return datetime.combine(day, ends, zone)


def _zone(name):
    try:
        return zoneinfo.ZoneInfo(name) if name else timezone.get_default_timezone()
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return timezone.get_default_timezone()
