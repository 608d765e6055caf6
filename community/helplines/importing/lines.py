"""One row of the file as a helpline that waits for a person."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone

from community.lib import zones

from ..countries import NAMES
from ..models import Helpline
from .dialling import number_in
from .opening import hours_in
from .reading import Refused
from .words import languages_in, need_in

_COLUMN_OF = {"dial": "dial_as_described", "display": "dial_as_described", "text_word": "dial_as_described"}


@dataclass(frozen=True)
class Line:
    """`helpline` is not saved; `notes` say what a person should look at."""

    helpline: Helpline
    notes: tuple


def read_line(row):
    """A `Line` from a row, checked as an editor's form would check it. Raises Refused."""
    notes = []
    country = row["country"].upper()
    if country not in NAMES:
        raise Refused(f"there is no country “{row['country']}”; two letters are needed, as in GB")
    if row["method"] not in Helpline.Method.values:
        raise Refused(f"there is no method “{row['method']}”; known are {', '.join(Helpline.Method.values)}")
    _check_day(row["verified_at"])
    helpline = Helpline(
        country=country, name=row["name"], method=row["method"], website=row["website"], live=False, source_row=row
    )
    _set_number(helpline, row, notes)
    _set_words(helpline, row, notes)
    _set_hours(helpline, row, notes)
    try:
        # Constraints ask the database, and are about lines that were confirmed.
        helpline.full_clean(validate_constraints=False)
    except ValidationError as wrong:
        raise Refused(_why(wrong)) from None
    return Line(helpline, tuple(notes))


def _check_day(written):
    if not written:
        raise Refused("it was never verified: verified_at is empty")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise Refused(f"it was never verified: “{written}” is no day like 2026-05-04") from None
    if day > timezone.localdate():
        raise Refused(f"it was never verified: {written} is still to come")


def _set_number(helpline, row, notes):
    if helpline.method == Helpline.Method.CHAT:
        return
    number = number_in(row["dial_as_described"])
    helpline.dial, helpline.display, helpline.text_word = number.dial, number.display, number.text_word
    if number.others:
        notes.append(f"it names more than one number, and {number.display} was taken")
    if number.text_word and helpline.method == Helpline.Method.PHONE:
        notes.append("it names a word to send, and it is a phone line")


def _set_words(helpline, row, notes):
    need = need_in(row["category"])
    helpline.need = need or Helpline.Need.GENERAL
    helpline.is_emergency = row["category"].lower() == "emergency"
    if need is None:
        notes.append(f"the category “{row['category']}” is not known")
    helpline.languages, unknown = languages_in(row["languages"])
    if unknown:
        notes.append(f"the language {', '.join(unknown)} is not known")


def _set_hours(helpline, row, notes):
    country_zones = zones.zones_of(helpline.country)
    helpline.time_zone = country_zones[0] if country_zones else "UTC"
    hours = hours_in(row["hours"])
    if hours is None:
        notes.append(f"the hours “{row['hours']}” must be written by hand")
        return
    for field, value in hours.items():
        setattr(helpline, field, value)
    if len(country_zones) != 1 and not helpline.always_open:
        notes.append("the country has several time zones")


def _why(wrong):
    """The first error of each field, named as the file names it."""
    said = []
    for field, errors in wrong.message_dict.items():
        said.append(errors[0] if field == NON_FIELD_ERRORS else f"{_COLUMN_OF.get(field, field)}: {errors[0]}")
    return "; ".join(said).rstrip(".")
