"""The queue: which cases, in which order, and what comes next."""

from datetime import timedelta

from django.core.cache import cache
from django.db.models import Case as When_
from django.db.models import Count, Exists, IntegerField, Max, OuterRef, Q, Sum, Value, When
from django.utils import timezone
from wagtail.models import Page

from ..models import Case, Handover, Raid, SetAside, Signal
from ..scope import scope_of

# A raid that is over is shown so long while something of it waits.
RAID_SHOWN = timedelta(days=7)
RAID_KEPT, RAID_SECONDS = "moderation.raid", 10


def set_aside_by(member, case="pk"):
    """Over cases, or rows whose `case` leads to one: whether `member` left it to others."""
    return Exists(SetAside.objects.filter(case=OuterRef(case), member=member.pk))


def queue_for(member, scope=None, aside=False):
    """The open cases `member` may see: tier 4, then tier 3 (newest on top), then overdue by severity, then by due time,
    and at the end what waits for somebody's answer. An appeal is for others than whoever decided first.

    Without what they set aside; `aside` is True for that alone, and None for both.
    """
    scope = scope_of(member) if scope is None else scope
    cases = scope.of(Case.objects.filter(state=Case.State.OPEN))
    if aside is not None:
        cases = cases.filter(set_aside_by(member) if aside else ~set_aside_by(member))
    own = Q(appeal__decider=member.pk) | Q(appeal__asker__member=member.pk)
    return in_queue_order(cases.exclude(own, kind=Case.Kind.APPEAL), timezone.now())


def of_raid(cases):
    """Those of `cases` that are of a raid."""
    return with_signals(cases, reason="raid")


def with_signals(cases, **about):
    """Those of `cases` with a signal that fits."""
    return cases.filter(Exists(Signal.objects.filter(case=OuterRef("pk"), **about)))


def _latest_raid(now):
    return Raid.objects.filter(until__gt=now - RAID_SHOWN).order_by("-began_at").first()


def forget_raid(**kwargs):
    """For the signals of Raid: one that began is shown at once, in other processes within seconds."""
    cache.delete(RAID_KEPT)


def raid_for(member, scope=None, now=None):
    """(Raid, number of its open cases that `member` sees): the one that goes on, or one of the last days of which
    something waits; (None, 0). No query for most pages where there was none: that is kept for some seconds."""
    now = now or timezone.now()
    raid = cache.get_or_set(RAID_KEPT, lambda: _latest_raid(now) or "", RAID_SECONDS)
    if not raid:
        return None, 0
    count = of_raid(queue_for(member, scope)).order_by().count()
    return (raid, count) if count or raid.until > now else (None, 0)


def in_queue_order(cases, now):
    band = When_(
        When(kind=Case.Kind.CRISIS, severity__gte=3, then=Value(0)),
        When(waits_until__gt=now, then=Value(3)),
        When(due_at__lte=now, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    newest_first = When_(When(band=0, then="pk"), default=Value(0), output_field=IntegerField())
    gravest_first = When_(When(band__lte=1, then="severity"), default=Value(0), output_field=IntegerField())
    return cases.annotate(band=band).order_by("band", gravest_first.desc(), newest_first.desc(), "due_at", "pk")


def open_cases_on(target_kind, target_id):
    return Case.objects.filter(target_kind=target_kind, target_id=target_id, state=Case.State.OPEN)


def after(member, scope=None, case_id=None, most=500):
    """The id of the case that comes after `case_id` in the queue and that nobody else has open, or None.

    Of a case that is no longer in it, the first one. Looks at `most` cases, which are more than a shift can do.
    """
    now = timezone.now()
    free = queue_for(member, scope).exclude(Q(lease__until__gt=now) & ~Q(lease__holder=member.pk))
    ids = list(free.values_list("pk", flat=True)[:most])
    at = ids.index(case_id) + 1 if case_id in ids else 0
    left = [pk for pk in [*ids[at:], *ids[:at]] if pk != case_id]
    return left[0] if left else None


def version_of(member, scope=None):
    """(version, count) of what `member` sees in the queue, in one query: another version, another list."""
    now = timezone.now()
    live = Q(lease__until__gt=now)
    found = (
        queue_for(member, scope)
        .order_by()
        .aggregate(
            n=Count("pk"), newest=Max("pk"), versions=Sum("version"), late=Count("pk", filter=Q(due_at__lte=now)),
            waits=Count("pk", filter=Q(waits_until__gt=now)), leased=Count("lease__pk", filter=live),
            taken=Max("lease__taken_at", filter=live),
        )
    )  # fmt: skip
    taken = found.pop("taken")
    stamp = int(taken.timestamp() * 1000) if taken else 0
    return "-".join(str(part or 0) for part in (*found.values(), stamp)), found["n"]


def handovers():
    """What shifts told the next ones and has not gone yet, newest first."""
    return Handover.objects.filter(until__gt=timezone.now()).select_related("by__home_persona")


def places_for(member, scope):
    """[(id, title)…] of the boards and groups of the open cases that `member` sees, and no others: a title may be a
    secret. Kept for half a minute, for those of the same reach."""

    def found():
        cases = scope.of(Case.objects.filter(state=Case.State.OPEN))
        pages = Page.objects.filter(pk__in=cases.order_by().values("place_id")).order_by("title")
        return list(pages.values_list("pk", "title"))

    reach = "everywhere" if scope.everywhere else "-".join(sorted(scope.paths))
    return cache.get_or_set(f"moderation.places.{reach}", found, timeout=30)
