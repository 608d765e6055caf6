"""A copy of everything held about a member: asked for, made by the worker, sealed, and gone after some days."""

import io
import json
import logging
import zipfile
import zoneinfo
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from community.lib.crypto import site_box

from .. import queries, registries, signals
from ..models import Export, Member
from ..permissions import Refusal, Refused
from ..rights import readable
from .preferences import language_of

log = logging.getLogger(__name__)
MOST_A_DAY = 3
# Zipped; some fifty thousand long posts. A row larger than this would hold up the database for everybody.
MOST_BYTES = 64 * 1024 * 1024
GIVE_UP_AFTER = timedelta(hours=1)
FAILED_SHOWN = timedelta(days=7)
FORMAT = 1


class TooLarge(Exception):
    """There is more than one row of the database should hold."""


def export_days():
    return queries.community_settings().export_days


@transaction.atomic
def ask_for_export(member):
    """Ask the worker for a copy. One is made at a time. Raises Refused after a few on one day."""
    # Two clicks at once wait here for each other.
    Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    asked = Export.objects.defer("archive").filter(member=member)
    waiting = asked.filter(made_at__isnull=True, failed_at__isnull=True).first()
    if waiting is not None:
        return waiting
    lately = asked.filter(asked_at__gt=timezone.now() - timedelta(days=1), failed_at__isnull=True)
    if lately.count() >= MOST_A_DAY:
        raise Refused(Refusal("rate", _("You asked for a few copies today. Please ask again tomorrow.")))
    export = Export.objects.create(member=member)
    signals.export_asked.send(Export, member=member, export=export)
    return export


def make_export(pk):
    """Make the copy that was asked for as Export `pk`; again changes nothing. Returns whether it was made now."""
    export = (
        Export.objects.defer("archive")
        .select_related("member__home_persona")
        .filter(pk=pk, made_at__isnull=True, failed_at__isnull=True)
        .first()
    )
    if export is None:
        return False
    try:
        # Read outside a transaction: gathering takes a while, and on SQLite nobody could write meanwhile.
        archive = site_box().encrypt(copy_of(export.member))
    except Exception as wrong:
        # The error's own text may hold what somebody wrote.
        log.error("Export %s could not be made (%s).", pk, type(wrong).__name__)
        Export.objects.filter(pk=pk).update(failed_at=timezone.now())
        return False
    now = timezone.now()
    with transaction.atomic():
        made = Export.objects.filter(pk=pk, made_at__isnull=True).update(
            archive=archive, made_at=now, expires_at=now + timedelta(days=export_days())
        )
        if made:
            # One copy is enough to look after.
            Export.objects.filter(member=export.member).exclude(pk=pk).update(archive=None)
            signals.export_ready.send(Export, member=export.member, export=export)
    return bool(made)


def make_waiting_exports(now=None):
    """Make what was asked for and not made: a job that was lost is found again here. Returns how many were made."""
    now = now or timezone.now()
    waiting = Export.objects.filter(made_at__isnull=True, failed_at__isnull=True)
    # One that kills the worker each time must not do so for ever.
    waiting.filter(asked_at__lt=now - GIVE_UP_AFTER).update(failed_at=now)
    return sum(make_export(pk) for pk in list(waiting.values_list("pk", flat=True)))


def delete_expired_exports(now=None):
    """Delete the copies whose days are over, and what is left of failed ones. Returns how many rows went."""
    now = now or timezone.now()
    over = Export.objects.filter(expires_at__lte=now).delete()[0]
    return over + Export.objects.filter(failed_at__lte=now - FAILED_SHOWN).delete()[0]


def read_export(export):
    """The zip file in `export`, as bytes."""
    return site_box().decrypt(bytes(export.archive))


def copy_of(member):
    """A zip file with everything held about `member`, as JSON for programs and as a page for people. Bytes."""
    made = timezone.now()
    zone = zoneinfo.ZoneInfo(member.time_zone) if member.time_zone else None
    with language_of(member), timezone.override(zone):
        held = {name: rows for name, rows in registries.export_of(member).items() if rows}
        page = render_to_string(
            "members/data/copy.html",
            {
                "site_name": settings.SITE_NAME,
                "made": made,
                "name": member.home_persona.name if member.home_persona_id else "",
                "kinds": readable.kinds(held),
            },
        )
    for_programs = {"format": FORMAT, "site": settings.SITE_NAME, "made": made.isoformat(), "data": held}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("your-data.html", page)
        packed.writestr("your-data.json", json.dumps(for_programs, ensure_ascii=False, indent=1))
    if file.tell() > MOST_BYTES:
        raise TooLarge
    return file.getvalue()
