"""Notices by people who need not have an account: taken in with a receipt, answered, and forgotten."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members import codes

from .. import signals
from ..models import Appeal, Case, OutsideNotice, Signal
from ..outside import KEPT_DAYS, thing_at
from .content import open_case_on
from .reporting import due, signal

PURPOSE = "outside notice"
log = logging.getLogger(__name__)


@transaction.atomic
def give_notice(address, host, user, worried, words, rule="", email=""):
    """Take in a notice about what stands at `address` (on the site `host`, if it is ours), as `user` may see
    it, who need not be signed in. Returns (code, by when).

    The code is shown once and kept as a hash.
    """
    now, code = timezone.now(), codes.new()
    notice = OutsideNotice.objects.create(
        code_hash=codes.hashed(PURPOSE, code), address=address, email=email, at=now, told_at=None if email else now
    )
    thing = thing_at(address, host, user) or notice
    by = due(thing, worried, now)
    case = open_case_on(thing, Case.Kind.CRISIS if worried else Case.Kind.REPORT, 2 if worried else 1, by, now)
    notice.signal = signal(case, thing, worried, "outside", words=words, rule="" if worried else rule, at=now)
    notice.save(update_fields=["signal"])
    signals.raised.send(Case, case=case, is_new=case.version == 1)
    return code, case.due_at


def notice_of(code):
    """The OutsideNotice with this receipt code, or None."""
    found = OutsideNotice.objects.filter(code_hash=codes.hashed(PURPOSE, code))
    return found.select_related("signal__case").first()


def tell_outside(limit=100):
    """Mail those who left an e-mail that somebody looked, and forget it. Returns how many were told."""
    waiting = OutsideNotice.objects.filter(told_at__isnull=True, signal__case__state=Case.State.CLOSED)
    # Whoever asked again is told when that is answered.
    waiting = waiting.exclude(signal__in=Appeal.objects.filter(outcome="", signal__isnull=False).values("signal"))
    told = 0
    for pk in waiting.order_by("pk").values_list("pk", flat=True)[:limit]:
        try:
            told += _tell(pk)
        except Exception as wrong:  # one address that fails must not keep the others waiting
            # The error's own text often holds the address.
            log.error(
                "A notice from outside could not be answered (%s); it is tried again later.", type(wrong).__name__
            )
    return told


@transaction.atomic
def _tell(pk):
    notice = OutsideNotice.objects.select_for_update(of=("self",)).filter(pk=pk, told_at__isnull=True).first()
    if notice is None:
        return 0
    to, notice.email, notice.told_at = notice.email, "", timezone.now()
    notice.save(update_fields=["email", "told_at"])
    site = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    # A mail that fails raises, and the address is still there for the next try.
    EmailMessage(
        subject=_("A note from %(site)s") % {"site": settings.SITE_NAME},
        body=_("Somebody looked at what you told us. With the code of your receipt you can read what became of it:")
        + f"\n\n{site}{reverse('notice_receipt')}\n\n"
        + render_to_string("helplines/_way_to_help.txt"),
        to=[to],
    ).send()
    return 1


@transaction.atomic
def forget_old_notices(now=None):
    """Delete notices whose case was closed long ago, and the words with them. Returns how many went."""
    before = (now or timezone.now()) - timedelta(days=KEPT_DAYS)
    old = OutsideNotice.objects.filter(signal__case__closed_at__lte=before)
    old = old.exclude(signal__in=Appeal.objects.filter(outcome="", signal__isnull=False).values("signal"))
    Signal.objects.filter(outside__in=old).update(words="")
    Appeal.objects.filter(signal__outside__in=old).update(words="", answer="")
    return old.delete()[0]
