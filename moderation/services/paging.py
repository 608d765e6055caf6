"""Calling a person to a case: who is on shift, the next, others, at last the administrators."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.lib.crypto import Unreadable
from community.members.services.preferences import language_of
from community.notifications import services as notifications

from .. import shifts_queries
from ..models import Call, Case, Contact, Lease, SetAside

log = logging.getLogger(__name__)
# What Apprise itself logs holds the addresses, and with them their passwords.
logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
# Everybody was called and nobody came, or somebody came and it is still open: so much later it begins anew.
AGAIN = timedelta(minutes=60)
MOST_STEPS = 200
# What is said outside the site: nothing of whom or what it is about.
NEEDED = gettext_lazy("Somebody needs a person now. Open the queue.")
LATE = gettext_lazy("Something in the queue waits past its time. Open the queue.")
COMPANY = gettext_lazy("A moderator asks you to be with them. Open the queue.")


def call_for(case_id, now=None):
    """Call the next person to a case, if it is time. Returns the Calls made; none if somebody else made them."""
    now = now or timezone.now()
    made = []
    # Who cannot be reached keeps nobody waiting: the next is called at once.
    for _step in range(MOST_STEPS):
        calls = _next_step(case_id, now)
        made += calls
        # A list: everybody of a step is called, also after one could be reached.
        if not calls or any([send(call, now) for call in calls]):
            break
    return made


@transaction.atomic
def _next_step(case_id, now):
    case = (
        shifts_queries.cases_that_call(now).select_for_update(of=("self",)).select_related("author", "place")
        .filter(pk=case_id).first()
    )  # fmt: skip
    if case is None:
        return []
    calls = list(Call.objects.filter(case=case).order_by("step", "pk"))
    if not _is_time(case, calls, now):
        return []
    step = calls[-1].step + 1 if calls else 1
    try:
        with transaction.atomic():
            return [
                Call.objects.create(case=case, step=step, member=member, severity=case.severity, at=now)
                for member in _whom(case, calls, now)
            ]
    except IntegrityError:
        # Another worker was quicker.
        return []


def _is_time(case, calls, now):
    if Lease.objects.filter(case=case, until__gt=now).exists():
        return False
    if not calls:
        return True
    last = calls[-1]
    if case.severity > max(call.severity for call in calls):
        return True
    aside = set(SetAside.objects.filter(case=case).values_list("member_id", flat=True))
    if last.acknowledged_at is not None:
        # Whoever came has left it to others: the next is called at once.
        if last.acknowledged_by_id in aside:
            return True
        return now >= max(case.due_at, last.acknowledged_at + AGAIN)
    step = [call for call in calls if call.step == last.step]
    if all(call.failed or call.member_id in aside for call in step):
        return not _is_round_over(case, calls, now) or now >= last.at + AGAIN
    wait = AGAIN if _is_round_over(case, calls, now) else timedelta(minutes=settings.PAGING_MINUTES)
    return now >= last.at + wait


def _called(calls):
    """The ids of who was called since the case was last answered, got graver, or its round was over."""
    called = set()
    for before, call in zip([None, *calls], calls, strict=False):
        if before is not None and before.step != call.step and _begins_anew(before, call):
            called = set()
        called.add(call.member_id)
    return called


def _begins_anew(before, call):
    return (
        before.acknowledged_at is not None or call.severity > before.severity or call.at - before.at >= AGAIN
    )  # fmt: skip


def _left(case, calls, now):
    """The steps of the chain in which somebody has not been called in this round."""
    called = _called(calls)
    left = [[member for member in step if member.pk not in called] for step in shifts_queries.to_call(case, now)]
    return [step for step in left if step]


def _is_round_over(case, calls, now):
    return not _left(case, calls, now)


def _whom(case, calls, now):
    last = calls[-1] if calls else None
    anew = last is not None and (last.acknowledged_at is not None or case.severity > last.severity)
    steps = _left(case, [] if anew else calls, now) or shifts_queries.to_call(case, now)
    return steps[0] if steps else []


def send(call, now=None):
    """Make a call, once. Returns whether somebody may have heard it: False only where every address failed."""
    now = now or timezone.now()
    if not Call.objects.filter(pk=call.pk, sent_at__isnull=True).update(sent_at=now):
        return True
    urls, heard = ring(call.member, call.case, NEEDED)
    if not heard:
        # Without an address, or with none that works, there are the inbox and the e-mail that they may have given.
        Call.objects.filter(pk=call.pk).update(failed=bool(urls))
        notifications.tell(
            call.member, "moderation.page", f"call:{call.pk}", reverse("queue:case", args=[call.case_id])
        )
    return heard or not urls


def ring(member, case, words):
    """Send `words` to each address of `member`. Returns (the addresses, whether one of them took it)."""
    urls = _urls(member)
    return urls, any([deliver(url, member, case, words) for url in urls])


def _urls(member):
    urls = []
    for contact in Contact.objects.filter(member=member).defer("url"):
        try:
            urls.append(contact.url)
        except Unreadable:
            log.error("The address for calls %s opens with no key in FIELD_KEYS.", contact.pk)
    return urls


def deliver(url, member, case=None, words=None):
    """Send content-free `words` to one Apprise URL, in the language of `member`. Returns whether it was taken.

    Nothing that goes wrong is raised: another address, or another person, is there for that.
    """
    with language_of(member):
        words = str(words or _("This is a test. It would reach you here."))
    return _send(url, words, reverse("queue:case", args=[case.pk]) if case else reverse("queue:index"))


def tell_of_raid(member):
    """Send word of a raid to every address of `member`. Returns whether one took it."""
    with language_of(member):
        words = _("Many new accounts write at once. What they write waits. Open the queue.")
    return any([_send(url, words, f"{reverse('queue:index')}?raid=true") for url in _urls(member)])


def _send(url, words, path):
    import apprise  # It brings a hundred services along, which no web page needs.

    where = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
    try:
        # Nothing in the words is taken for a file or for markup.
        sender = apprise.Apprise()
        return bool(sender.add(url) and sender.notify(body=f"{words}\n{where}", interpret_escapes=False))
    except Exception as wrong:  # a fault in one of a hundred services must not end the chain
        log.error("An address for calls failed (%s).", type(wrong).__name__)
        return False


def acknowledge(case, member, now=None):
    """`member` answers the calls to `case`. Returns how many were open."""
    now = now or timezone.now()
    return Call.objects.filter(case=case, acknowledged_at__isnull=True).update(
        acknowledged_at=now, acknowledged_by=member
    )


def call_for_all(now=None, limit=200):
    """The sweep: whatever waits for a call now. Returns how many calls were made."""
    now = now or timezone.now()
    found = shifts_queries.cases_that_call(now).order_by("-severity", "due_at", "pk")
    # A crisis that nobody can be called to any more still stands on top of the queue.
    return sum(len(call_for(pk, now)) for pk in list(found.values_list("pk", flat=True)[:limit]))


def raise_case(sender, case, **kwargs):
    """For `signals.raised`: a grave case calls somebody as soon as it is stored."""
    from .. import tasks

    if case.kind == Case.Kind.CRISIS and case.severity >= 3:
        # Without a queue of jobs the sweep of the next minute does it; the member's words are kept either way.
        transaction.on_commit(lambda: tasks.call_for(case.pk), robust=True)


def answered(sender, case, decision, **kwargs):
    """For `signals.closed`: who decided has come."""
    if case.kind == Case.Kind.CRISIS and decision is not None and decision.decided_by_id:
        acknowledge(case, decision.decided_by)
