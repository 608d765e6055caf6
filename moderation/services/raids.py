"""Noticing a raid, making what new accounts write wait while it goes on, and telling the team of it once."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from community.members.permissions import Refusal, Refused
from community.notifications import services as notifications

from .. import facts, registry, shifts_queries, signals
from ..content import State
from ..models import Case, NewWriter, Raid, Signal
from ..scope import scope_of

KEPT = timedelta(days=1)
REASON = "raid"


def current(now=None):
    """The Raid that goes on, or None. One query by an index."""
    return Raid.objects.filter(is_past=False, until__gt=now or timezone.now()).first()


@transaction.atomic
def look(member, now=None):
    """Whether a raid goes on while `member`, who is new here, writes; it begins with the last account it takes.

    Two queries by an index, and a few more once a raid.
    """
    now, kept = now or timezone.now(), facts.safety()
    window = timedelta(minutes=kept.raid_minutes)
    others = NewWriter.objects.filter(at__gt=now - window).exclude(member=member)
    is_many = others.order_by().values("pk")[: kept.raid_accounts - 1].count() + 1 >= kept.raid_accounts
    raid = current(now)
    if is_many and raid is None:
        _begin(now, window)
    elif is_many and raid.until < now + window * 0.9:
        Raid.objects.filter(pk=raid.pk, until__lt=now + window).update(until=now + window)
    return is_many or raid is not None


def wrote(member, obj, now=None):
    """`member`, who is new here, wrote `obj`: on the list by which a raid is noticed."""
    about = {"at": now or timezone.now(), "target_kind": registry.handler_of(obj).kind, "target_id": obj.pk}
    NewWriter.objects.update_or_create(member=member, defaults=about)


def _begin(now, window):
    Raid.objects.filter(is_past=False, until__lte=now).update(is_past=True)
    try:
        with transaction.atomic():
            raid = Raid.objects.create(began_at=now, until=now + window)
    except IntegrityError:
        # Another process was quicker, and told the team.
        return
    _mark_earlier(now - window, now)
    tell(raid, now)
    from .. import tasks

    transaction.on_commit(lambda: tasks.call_for_raid(raid.pk), robust=True)


def _mark_earlier(since, now):
    """What these accounts wrote before it could be noticed comes before a person too; what is up stays up till then."""
    writers = list(NewWriter.objects.filter(at__gt=since))
    open_now = Case.objects.filter(state=Case.State.OPEN, author__member__in=[w.member_id for w in writers])
    cases = list(open_now.filter(kind=Case.Kind.HOLD, opened_at__gt=since))
    known = set(open_now.values_list("target_kind", "target_id"))
    by_kind = {}
    for writer in writers:
        if (writer.target_kind, writer.target_id) not in known:
            by_kind.setdefault(writer.target_kind, set()).add(writer.target_id)
    soon = timedelta(minutes=settings.PROMISE_MINUTES["hold"])
    fresh = []
    for kind, pks in by_kind.items():
        handler = registry.handler_for(kind)
        fresh += [
            Case(
                kind=Case.Kind.HOLD, target_kind=kind, target_id=pk, author=handler.author(obj), place=place,
                severity=1, opened_at=now, due_at=shifts_queries.coverage(place, now).read_by(soon, now),
            )
            for pk, obj in handler.get_many(pks).items()
            for place in (handler.place(obj),)
            if obj.state == State.PUBLISHED
        ]  # fmt: skip
    Case.objects.bulk_create(fresh)
    Signal.objects.bulk_create(
        Signal(case=case, source="new_member", category="new_member", reason=REASON, at=now)
        for case in [*cases, *fresh]
    )
    for case in fresh:
        signals.raised.send(Case, case=case, is_new=True)


@transaction.atomic
def end(member, now=None):
    """`member` says that the raid is over, or was none: new accounts post as ever, and counting begins anew. What waits
    stays in the queue. Returns the Raid; raises Refused."""
    now = now or timezone.now()
    if not scope_of(member).everywhere:
        raise Refused(Refusal("not_allowed", _("This is for those who moderate the whole community.")))
    raid = Raid.objects.select_for_update().filter(is_past=False, until__gt=now).first()
    if raid is None:
        raise Refused(Refusal("over", _("It is over already.")))
    raid.until = now
    raid.save(update_fields=["until"])
    NewWriter.objects.filter(at__lte=now).delete()
    log(instance=raid, action="moderation.raid_over", user=member)
    return raid


def whom_to_tell(now=None):
    """Those on shift, and those who answer for the community, as a list of members."""
    found = [*shifts_queries.who_is_on(None, now), *shifts_queries.administrators(now)]
    return list({member.pk: member for member in found}.values())


def tell(raid, now=None):
    """Put a notice of `raid` into the inbox of everybody who leads; once a raid."""
    to = f"{reverse('queue:index')}?raid=true"
    notifications.tell_many([(m, "moderation.raid", f"raid:{raid.pk}", to) for m in whom_to_tell(now)])


def call(raid_id, now=None):
    """Call those on shift to a raid, or the administrators where nobody is; once. Returns how many were reached."""
    from . import paging

    now = now or timezone.now()
    if not Raid.objects.filter(pk=raid_id, told_at__isnull=True).update(told_at=now):
        return 0
    members = shifts_queries.who_is_on(None, now) or shifts_queries.administrators(now)
    return sum(paging.tell_of_raid(member) for member in members)


def call_for_all(now=None):
    """What a lost job left: raids that go on and that nobody was called to."""
    waiting = Raid.objects.filter(told_at__isnull=True, until__gt=now or timezone.now())
    return sum(call(pk, now) for pk in list(waiting.values_list("pk", flat=True)))


def forget_old(now=None):
    """Delete who wrote as a newcomer once that is long over. Returns how many went."""
    return NewWriter.objects.filter(at__lt=(now or timezone.now()) - KEPT).delete()[0]
