"""Weekly opening hours in a zone of their own, right over midnight and across clock changes."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SPAN = re.compile(r"^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$")
# Today, a week ahead and yesterday: a span of yesterday may still be open.
_DAYS_AHEAD = 8


def parse_spans(text):
    """Read "09:00-12:00, 18:00-02:00" as [(opens, closes), …] in minutes after midnight.

    A closing time at or before the opening one lies in the next day. Raises ValidationError.
    """
    spans = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        match = _SPAN.match(part)
        hours = [int(number) for number in match.groups()] if match else []
        if not match or hours[1] > 59 or hours[3] > 59 or hours[0] > 23 or hours[2] * 60 + hours[3] > 24 * 60:
            raise ValidationError(
                _("Write times like 09:00-17:00, or 18:00-02:00 over midnight. “%(part)s” cannot be read."),
                params={"part": part},
            )
        opens, closes = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
        spans.append((opens, closes if closes > opens else closes + 24 * 60))
    return spans


def check_spans(text):
    """A validator for one day's hours."""
    parse_spans(text)


@dataclass(frozen=True)
class WeeklyHours:
    """`days` holds seven lists of (opens, closes) in minutes after midnight, Monday first."""

    zone: ZoneInfo
    days: tuple
    always: bool = False

    @property
    def known(self):
        return self.always or any(self.days)

    def open_now(self, at):
        """Is it open at this aware datetime?"""
        return self.always or any(start <= at < end for start, end in self._stretches(at))

    def next_change(self, at):
        """When it next opens or closes after `at`, in its own zone; None if that never happens."""
        if self.always:
            return None
        horizon = at + timedelta(days=_DAYS_AHEAD - 1)
        for start, end in self._stretches(at):
            if start > at:
                return start.astimezone(self.zone)
            if at < end:
                return end.astimezone(self.zone) if end < horizon else None
        return None

    def _stretches(self, at):
        """Open stretches around `at` in UTC, those that touch joined together, earliest first."""
        today = at.astimezone(self.zone).date()
        spans = sorted(
            (self._instant(day, opens), self._instant(day, closes))
            for day in (today + timedelta(days=ahead) for ahead in range(-1, _DAYS_AHEAD))
            for opens, closes in self.days[day.weekday()]
        )
        joined = []
        for start, end in spans:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        return joined

    def _instant(self, day: date, minutes: int):
        # Wall-clock time first, then UTC: adding minutes to an instant would drift when clocks change.
        extra_days, minutes = divmod(minutes, 24 * 60)
        wall = datetime.combine(day + timedelta(days=extra_days), time(minutes // 60, minutes % 60))
        return wall.replace(tzinfo=self.zone).astimezone(UTC)
