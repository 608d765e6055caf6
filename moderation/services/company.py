"""Somebody to be with over a heavy case: asking, “I am with you on this”, and going on without."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from community.members.permissions import Refusal, Refused
from community.notifications import services as notifications

from .. import permissions, shifts_queries
from ..company import NOW, Company, needing
from ..models import Case, Companion, Lease
from . import paging
from .deciding import locked_case
from .talking import add_note


def _open_case(case_id, member):
    case = locked_case(case_id)
    permissions.must_be_able_to_decide(member, case)
    if case.state != Case.State.OPEN:
        raise Refused(Refusal("closed", _("This case is closed.")))
    return case


@transaction.atomic
def ask(case_id, member, whom=None, now=None):
    """`member` asks somebody to be with them over a case: who has the id `whom` and is on shift, or, of a case where
    somebody may be in danger now, whoever is next to call. Returns the Companions asked, none where somebody else called them
    meanwhile; raises Refused."""
    now = now or timezone.now()
    company = Company(_open_case(case_id, member), member, now)
    if not company.need:
        raise Refused(Refusal("unneeded", _("You can close this one by yourself.")))
    if whom is not None and any(row.member_id == whom for row in company.companions):
        return []
    found = [one.member_id for one in company.here if one.member_id == whom]
    if whom is None and company.need == NOW:
        found = [one.pk for one in company.next_to_ask()]
    if not found:
        raise Refused(Refusal("gone", _("There is nobody more to ask just now. Please look at who is here.")))
    return _asked(company.case, member, found, now)


def _asked(case, beside, members, now):
    rows = [Companion(case=case, beside=beside, member_id=pk, at=now) for pk in members]
    Companion.objects.bulk_create(rows)
    from .. import tasks

    # Without a queue of jobs the sweep of the next minute tells them.
    transaction.on_commit(lambda: [tasks.tell_companion(row.pk) for row in rows], robust=True)
    return rows


@transaction.atomic
def say_yes(case_id, member, now=None):
    """“I am with you on this”, from whoever was asked, or came by themselves. Returns the Companion; raises Refused."""
    now = now or timezone.now()
    case = _open_case(case_id, member)
    row = Companion.objects.filter(case=case, member=member).first()
    beside = row.beside_id if row else _who_carries(case, member, now)
    if beside is None:
        raise Refused(Refusal("nobody", _("Nobody needs company on this one just now.")))
    if row is None:
        row = Companion(case=case, beside_id=beside, member=member, at=now, sent_at=now)
    if row.yes_at is None:
        row.yes_at = now
        row.save()
        _tell(row.beside, "moderation.company_came", f"came:{row.pk}", case)
    return row


def _who_carries(case, member, now):
    if case.severity < 4 or not permissions.never_waits(case):
        return None
    lease = Lease.objects.filter(case=case, until__gt=now).exclude(holder=member).first()
    return lease.holder_id if lease else None


@transaction.atomic
def go_alone(case_id, member, words="", now=None):
    """Nobody could be found: `member` may close the case by themselves. Administrators are told, and it is logged.

    Where somebody may be in danger now, `words` say why; they are kept as a note of the team. Raises Refused.
    """
    now = now or timezone.now()
    company = Company(_open_case(case_id, member), member, now)
    if company.refusal is None:
        return
    if not company.may_go_alone:
        raise Refused(Refusal("early", _("Please ask somebody first, and give them a few minutes.")))
    if company.need == NOW and not words.strip():
        raise Refused(Refusal("empty", _("Please write why you go on alone, for whoever reads this later.")))
    if words.strip():
        add_note(case_id, member, words)
    row = Companion.objects.create(case=company.case, beside=member, at=now, sent_at=now, yes_at=now)
    log(instance=company.case, action="moderation.alone", user=member)
    for administrator in shifts_queries.administrators(now):
        if administrator.pk != member.pk:
            _tell(administrator, "moderation.alone", f"alone:{row.pk}", company.case)


def _tell(member, kind, key, case):
    notifications.tell(member, kind, key, reverse("queue:case", args=[case.pk]))


def tell(pk, now=None):
    """Tell somebody who was asked, once: at their addresses, and in the inbox. Returns whether it was this call."""
    now = now or timezone.now()
    if not Companion.objects.filter(pk=pk, sent_at__isnull=True).update(sent_at=now):
        return False
    row = Companion.objects.select_related("member", "case").get(pk=pk)
    if row.member is not None:
        _tell(row.member, "moderation.company", f"company:{pk}", row.case)
        paging.ring(row.member, row.case, paging.COMPANY)
    return True


@transaction.atomic
def call_second(case_id, now=None):
    """Call the next person to be with whoever is at work on a case of tier 4, if it is time. Returns who was asked."""
    now = now or timezone.now()
    case = needing(now).filter(pk=case_id).first()
    carrier = _at_work(case, now) if case is not None else None
    if carrier is None:
        return []
    case = locked_case(case_id)
    company = Company(case, carrier, now)
    last = max((row.at for row in company.companions), default=None)
    wait = timedelta(minutes=settings.PAGING_MINUTES)
    if company.refusal is None or (last is not None and now < last + wait):
        return []
    try:
        with transaction.atomic():
            return _asked(case, carrier, [one.pk for one in company.next_to_ask()], now)
    except IntegrityError:
        return []  # Another worker was quicker.


def _at_work(case, now):
    """Who has the case open, or came last when it called."""
    lease = Lease.objects.filter(case=case, until__gt=now).select_related("holder__home_persona").first()
    if lease is not None:
        return lease.holder
    call = case.calls.filter(acknowledged_by__isnull=False).select_related("acknowledged_by__home_persona")
    call = call.order_by("-acknowledged_at").first()
    return call.acknowledged_by if call is not None else None


def call_for_all(now=None, limit=50):
    """The sweep: seconds that are to be called, and those whom a lost job left untold. Returns how many were asked."""
    now = now or timezone.now()
    asked = sum(len(call_second(pk, now)) for pk in list(needing(now).values_list("pk", flat=True)[:limit]))
    untold = Companion.objects.filter(sent_at__isnull=True, yes_at__isnull=True, case__state=Case.State.OPEN)
    for pk in list(untold.values_list("pk", flat=True)[:limit]):
        tell(pk, now)
    return asked
