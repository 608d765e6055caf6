"""Tell a member something, in the transaction of the happening itself."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.models import Preferences
from community.members.services.preferences import language_of

from . import queries, registry
from .models import Mail, Notice
from .quiet import quiet_until

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
    if new and member.email and not _rests_from(member, kind):
        Mail.objects.create(notice=notice)
    return notice


def tell_many(rows):
    """As `tell` for many at once, in a constant number of queries.

    `rows`: (member, kind, key, url) or (member, kind, key, url, subject kind, subject id). Raises ValueError.
    """
    rows = [(*row, "", None)[:6] if len(row) == 4 else row for row in rows]
    for _member, kind, *_rest in rows:
        if not registry.known(kind):
            raise ValueError(f"No kind of notice is called {kind!r}.")
    if not rows:
        return
    members, keys = {row[0].pk for row in rows}, {row[2] for row in rows}
    told = set(Notice.objects.filter(member__in=members, key__in=keys).values_list("member_id", "key"))
    wanted = {(row[0].pk, row[2]): row for row in rows if (row[0].pk, row[2]) not in told}
    notices = Notice.objects.bulk_create(
        Notice(member=member, kind=kind, key=key, url=url, subject_kind=about, subject_id=pk)
        for member, kind, key, url, about, pk in wanted.values()
    )
    Mail.objects.bulk_create(Mail(notice=n) for n in notices if n.member.email and not _rests_from(n.member, n.kind))


def _rests_from(member, kind):
    """On a break nothing is mailed but what must be known at once; the inbox keeps the rest."""
    return member.is_paused and registry.group_of(kind) != registry.ALWAYS


def welcome(sender, member, **kwargs):
    """Tell somebody who waited that staff let them in."""
    tell(member, "members.admitted", "members.admitted", "/")


def tell_of_export(sender, member, export, **kwargs):
    """Tell a member that their copy can be fetched."""
    tell(member, "members.export", f"export:{export.pk}", reverse("my_data"))


def tell_of_erasure(sender, member, erasure, **kwargs):
    """Tell a member that their account will be erased, in case it was somebody else who asked."""
    tell(member, "members.erasure", f"erasure:{erasure.pk}", reverse("erase_account"))


def tell_of_role(sender, member, credential, **kwargs):
    """Tell a member that somebody gave them a role; what a command gave, whoever ran it knows."""
    if credential.granted_by_id is not None:
        tell(member, "members.role_given", f"role-given:{credential.pk}", reverse("account_home"))


def tell_of_role_end(sender, member, credential, by, **kwargs):
    """Tell a member that a role of theirs is over; nobody is told of what they gave back themselves."""
    if by is None or by.pk != member.pk:
        tell(member, "members.role_ended", f"role-ended:{credential.pk}", reverse("account_home"))


def tell_of_recovery(sender, member, code, **kwargs):
    """Tell a member that their sheet was used, in case it was somebody else who has it."""
    tell(member, "members.recovered", f"recovered:{code.pk}", reverse("recovery_sheet"))


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
        member = mail.notice.member
        chosen = Preferences.objects.filter(member=member).first() or Preferences()
        quiet = quiet_until(chosen, member.time_zone, timezone.now())
        if quiet is not None:
            mail.try_after = quiet
            mail.save(update_fields=["try_after"])
            return 0
        mail.tries += 1
        mail.try_after = timezone.now() + timedelta(minutes=2**mail.tries)
        mail.save(update_fields=["tries", "try_after"])
    if (
        not member.email
        or _rests_from(member, mail.notice.kind)
        or registry.group_of(mail.notice.kind) in chosen.no_mail
        or not queries.is_waiting(mail.notice)
    ):
        # Not wanted, read already, or gone from sight: a mail would call somebody back to an empty page.
        mail.delete()
        return 0
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    with language_of(member):
        message = EmailMessage(
            subject=_("A note from %(site)s") % {"site": settings.SITE_NAME},
            body=_("Something is waiting for you. Sign in to read it:")
            + f"\n\n{address}/notices/\n\n"
            + render_to_string("helplines/_way_to_help.txt"),
            to=[member.email],
            headers={"Message-ID": f"<{mail.message_id}@hearth>"},
        )
    message.send()
    Mail.objects.filter(pk=pk).update(sent_at=timezone.now())
    return 1


def forget_old(now=None):
    """Delete notices and notes of mails whose days are over. Returns how many rows went."""
    now = now or timezone.now()
    mails = Mail.objects.filter(sent_at__lte=now - timedelta(days=settings.MAIL_DAYS)).delete()[0]
    return mails + Notice.objects.filter(created_at__lte=now - timedelta(days=settings.NOTICE_DAYS)).delete()[0]
