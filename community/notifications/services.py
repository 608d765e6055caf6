"""Tell a member something, in the transaction of the happening itself."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import queries, registry
from .models import Mail, Notice

log = logging.getLogger(__name__)
MOST_TRIES = 8


def tell(member, kind, key, url, subject_kind="", subject_id=None):
    """Put one notice into the inbox of `member` and, if they gave an e-mail, one mail into the outbox.

    Called inside the caller's transaction. The same `key` tells once. Raises ValueError for an unknown kind.
    """
    if not registry.known(kind):
        raise ValueError(f"No kind of notice is called {kind!r}.")
    notice, new = Notice.objects.get_or_create(
        member=member,
        key=key,
        defaults={"kind": kind, "url": url, "subject_kind": subject_kind, "subject_id": subject_id},
    )
    # On a break nothing is mailed; the inbox keeps it.
    if new and member.email and not member.is_paused:
        Mail.objects.create(notice=notice)
    return notice


def welcome(sender, member, **kwargs):
    """Tell somebody who waited that staff let them in."""
    tell(member, "members.admitted", "members.admitted", "/")


def mark_read(member, notices):
    return Notice.objects.filter(member=member, pk__in=[n.pk for n in notices], read_at__isnull=True).update(
        read_at=timezone.now()
    )


def send_waiting_mail(limit=100):
    """Send what waits in the outbox; returns how many went. A failed one waits longer each time."""
    sent = 0
    waiting = Mail.objects.filter(sent_at__isnull=True, try_after__lte=timezone.now(), tries__lt=MOST_TRIES)
    for pk in waiting.order_by("pk").values_list("pk", flat=True)[:limit]:
        try:
            sent += _send_one(pk)
        except Exception as wrong:  # one address that fails must not keep the others waiting
            # The error's own text often holds the address.
            log.error("Mail %s could not be sent (%s); it is tried again later.", pk, type(wrong).__name__)
    return sent


def _send_one(pk):
    with transaction.atomic():
        mail = (
            Mail.objects.select_for_update()
            .select_related("notice__member")
            .filter(pk=pk, sent_at__isnull=True)
            .first()
        )
        if mail is None:
            return 0
        mail.tries += 1
        mail.try_after = timezone.now() + timedelta(minutes=2**mail.tries)
        mail.save(update_fields=["tries", "try_after"])
    member = mail.notice.member
    if not member.email or member.is_paused or not queries.is_waiting(mail.notice):
        # Read already, or gone from sight: a mail would call somebody back to an empty page.
        mail.delete()
        return 0
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    EmailMessage(
        subject=_("A note from %(site)s") % {"site": settings.SITE_NAME},
        body=_("Something is waiting for you. Sign in to read it:") + f"\n\n{address}/notices/\n",
        to=[member.email],
        headers={"Message-ID": f"<{mail.message_id}@hearth>"},
    ).send()
    Mail.objects.filter(pk=pk).update(sent_at=timezone.now())
    return 1
