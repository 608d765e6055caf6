"""Going for good: asking, thinking again, and being erased."""

import logging
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import codes, signals
from ..models import CommunitySettings, Erasure, ErasureReceipt, Member
from ..permissions import Refusal, Refused
from ..queries import credentials_in_force
from ..registries import personal_data
from ..seeds import ADMINISTRATORS
from .credentials import withdraw_credential

log = logging.getLogger(__name__)
_LAST_TO_ERASE = ("members.Persona", "members.Member")


def erasure_days():
    return (CommunitySettings.objects.first() or CommunitySettings()).erasure_days


def why_not_erase(member, now=False):
    """The Refusal that keeps `member` from being erased, or None: somebody must be left who can run the site.

    One who asked to be erased too counts only for an erasure that is done `now`.
    """
    runs_it = Q(is_superuser=True) | Q(groups__name=ADMINISTRATORS)
    administrators = Member.objects.filter(runs_it, is_active=True)
    if not administrators.filter(pk=member.pk).exists():
        return None
    others = administrators.exclude(pk=member.pk)
    if (others if now else others.filter(erasure__isnull=True)).exists():
        return None
    return Refusal(
        "last_administrator",
        _("You are the only one left who runs this community. Please make somebody else an administrator first."),
    )


def _must_be_erasable(member, now=False):
    refusal = why_not_erase(member, now)
    if refusal is not None:
        raise Refused(refusal)


@transaction.atomic
def ask_for_erasure(member):
    """Ask for the account to be erased once the days to think again are over.

    Returns (Erasure, code); the code is shown once and only its hash is kept. Asked again, the code is None. Raises
    Refused for the last administrator.
    """
    Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    _must_be_erasable(member)
    asked = Erasure.objects.filter(member=member).first()
    if asked is not None:
        return asked, None
    code, now = codes.new(), timezone.now()
    erasure = Erasure.objects.create(
        member=member, asked_at=now, due_at=now + timedelta(days=erasure_days()), receipt_hash=codes.hashed("erasure", code)
    )  # fmt: skip
    signals.erasure_asked.send(Erasure, member=member, erasure=erasure)
    return erasure, code


@transaction.atomic
def take_back_erasure(member):
    """Stay after all. Returns whether there was something to take back."""
    return Erasure.objects.filter(member=member).delete()[0] > 0


def erase_due(now=None):
    """Erase everybody whose time to think again is over; one that fails does not hold up the others. Returns how many."""
    now = now or timezone.now()
    erased = 0
    for erasure in Erasure.objects.filter(due_at__lte=now).select_related("member"):
        try:
            erase(erasure.member)
            erased += 1
        except Refused as refused:
            log.warning("Account %s is not erased yet: %s", erasure.member_id, refused.refusal.code)
            Erasure.objects.filter(pk=erasure.pk).update(due_at=now + timedelta(days=1))
        except Exception as wrong:
            # The error's own text may hold what somebody wrote.
            log.error(
                "Account %s could not be erased (%s); it is tried again.", erasure.member_id, type(wrong).__name__
            )
    return erased


def erase(member):
    """Empty everything held about `member`: threads stay readable, under "Former member". Cannot be undone.

    Leaves a receipt if the member asked for one. Raises Refused for the last administrator.
    """
    _must_be_erasable(member, now=True)
    counts = {name: len(entry.export(member)) for name, entry in personal_data.items()}
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        # Deleted rows are overwritten in the file, not only forgotten; this cannot be set inside a transaction.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")
    end_sign_ins(member)
    with transaction.atomic():
        asked = Erasure.objects.filter(member=member).first()
        for credential in credentials_in_force(member):
            withdraw_credential(credential)
        for entry in _in_order():
            entry.erase(member)
        if asked is not None:
            ErasureReceipt.objects.create(
                code_hash=asked.receipt_hash,
                asked_at=asked.asked_at.date(),
                counts={name: count for name, count in counts.items() if count},
            )


def _in_order():
    # What other apps and libraries hold is found through rows of this app, and these through the account.
    def late(name):
        return (name.startswith("members."), name in _LAST_TO_ERASE, name == "members.Member")

    return [personal_data[name] for name in sorted(personal_data, key=late)]


def end_sign_ins(member):
    """Delete the browser sessions of `member`, which hold the login name and perhaps half-written words."""
    own = [s.pk for s in Session.objects.iterator() if s.get_decoded().get("_auth_user_id") == str(member.pk)]
    Session.objects.filter(pk__in=own).delete()


def receipt_for(code):
    """The ErasureReceipt that goes with `code`, or None."""
    return ErasureReceipt.objects.filter(code_hash=codes.hashed("erasure", code)).first()
