"""The doers about helplines: one verb, one transaction."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .importing.lines import read_line
from .importing.reading import Refused
from .models import Helpline


class NotConfirmed(Exception):
    """Only a person's confirmation brings a line of a file in; a check of its number alone does not."""

    def __str__(self):
        return _("A file brought this helpline. Confirm it before it is shown.")


@transaction.atomic
def choose_country(member, country):
    """Keep the country that `member` chose, so that it follows them to another browser."""
    member.country = country
    member.save(update_fields=["country"])


@transaction.atomic
def mark_checked(helpline, member, on=None):
    """Record that `member` tried the number today (or `on`) and that it works; the next check is a quarter away.

    Raises NotConfirmed for a line that a file brought and that waits.
    """
    helpline = Helpline.objects.select_for_update().get(pk=helpline.pk)
    if helpline.is_waiting:
        raise NotConfirmed
    _check_now(helpline, member, on)
    helpline.save(update_fields=["verified_on", "verified_by", "next_check_on"])
    log(helpline, "helplines.rang", user=member)
    return helpline


@transaction.atomic
def confirm(helpline, member):
    """Record that `member` rang a line of a file and checked its hours; from now on readers see it."""
    helpline = Helpline.objects.select_for_update().get(pk=helpline.pk)
    if not helpline.is_waiting:
        return helpline
    _check_now(helpline, member)
    helpline.confirmed_at, helpline.live = timezone.now(), True
    helpline.save(update_fields=["verified_on", "verified_by", "next_check_on", "confirmed_at", "live"])
    log(helpline, "helplines.confirm", user=member)
    return helpline


def _check_now(helpline, member, on=None):
    helpline.verified_on = on or timezone.localdate()
    helpline.verified_by = member
    helpline.set_next_check()


@dataclass(frozen=True)
class Outcome:
    """What became of a line: `kind` taken, skipped or refused, with its reason, or with notes for the person."""

    line: int
    kind: str
    reason: str = ""
    helpline: Helpline | None = None
    notes: tuple = ()


@transaction.atomic
def import_lines(rows, dry_run=False):
    """Take in rows of a list as helplines that wait for a person; an Outcome for each of `rows`, in order.

    `rows`: what `importing.reading.rows_of` gives. What is here already, by number or by the file's own words, stays.
    """
    now, outcomes = timezone.now(), []
    known = {}
    for helpline in Helpline.objects.all():
        known.update(dict.fromkeys(_marks(helpline), _("%(name)s is here already") % {"name": helpline}))
    for number, row in rows:
        try:
            if isinstance(row, Refused):
                raise row
            line = read_line(row)
        except Refused as why:
            outcomes.append(Outcome(number, "refused", str(why)))
            continue
        helpline, marks = line.helpline, _marks(line.helpline)
        twin = next((known[mark] for mark in marks if mark in known), "")
        if twin:
            outcomes.append(Outcome(number, "skipped", twin))
            continue
        known.update(dict.fromkeys(marks, _("the same stands on line %(line)s") % {"line": number}))
        helpline.imported_at = now
        if not dry_run:
            helpline.save()
            log(helpline, "helplines.import")
        outcomes.append(Outcome(number, "taken", helpline=helpline, notes=line.notes))
    return outcomes


def _marks(helpline):
    """What two entries for one line have in common: how it is reached, or the words of the file that brought it."""
    reached = helpline.website if helpline.method == Helpline.Method.CHAT else helpline.dial
    marks = [(helpline.country, helpline.method, reached.lower(), helpline.text_word.lower())]
    if row := helpline.source_row:
        words = tuple(row.get(name, "") for name in ("country", "name", "method", "dial_as_described", "website"))
        marks.append(("row", *words))
    return marks
