"""Who is there now, who comes next, and whom to call about a case."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from community.members.models import Credential, Member, Role

from .models import Case, Contact, Decision, SetAside, Shift
from .scope import everywhere, scope_of

KEPT = "moderation.shifts"
KEPT_SECONDS = 60
# A community that planned nothing for so long works without a rota.
ROTA_LIVES = timedelta(days=14)


@dataclass(frozen=True)
class Coverage:
    """Whether somebody is there, until when, and when the next shift starts; `has_rota`: whether shifts are used."""

    has_rota: bool = False
    until: datetime | None = None
    next_start: datetime | None = None

    @property
    def is_staffed(self):
        return self.until is not None

    @property
    def is_off(self):
        """Nobody is there, in a community that plans shifts."""
        return self.has_rota and self.until is None

    def read_by(self, delta, now):
        """The moment by which somebody reads what they promised to read within `delta`."""
        if self.is_off and self.next_start is not None:
            return self.next_start + delta
        return now + delta


def able(path="", now=None):
    """The condition on members, or on rows that lead to one by `path`, who may look after the queue at all: full
    access or a moderator's role in force, and, where it is asked for, a second factor."""
    now = now or timezone.now()
    pk = OuterRef(f"{path}pk" if not path else path.removesuffix("__"))
    in_force = Credential.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=now),
        member=pk,
        withdrawn_at__isnull=True,
        role__in=(Role.MODERATOR, Role.ADMINISTRATOR),
    )
    can = Q(**{f"{path}is_active": True}) & (Q(**{f"{path}is_superuser": True}) | Exists(in_force))
    if settings.STAFF_SECOND_FACTOR:
        can &= Exists(Authenticator.objects.filter(user=pk, type__in=("totp", "webauthn")))
    return can


@dataclass(frozen=True)
class Here:
    """Somebody who is on shift: their name, until when, and for which place alone ("": all they moderate)."""

    member_id: int
    name: str
    until: datetime
    place: str


@dataclass(frozen=True)
class _Row:
    """A shift as every page may need it; `paths` are the trees it counts for, where "" is the whole community."""

    paths: tuple
    start: datetime
    end: datetime
    is_on: bool
    on_at: datetime | None
    member_id: int
    name: str
    place: str

    def counts_for(self, place):
        return any(not path or (place is not None and place.path.startswith(path)) for path in self.paths)


def _rows(now):
    """The shifts that matter, who ends first, first; kept for a minute."""
    found = cache.get(KEPT)
    if found is None:
        shifts = Shift.objects.filter(able("member__", now), ends_at__gt=now - ROTA_LIVES)
        shifts = list(
            shifts.annotate(is_everywhere=everywhere("member"))
            .order_by("ends_at")
            .values_list(
                "place__path", "starts_at", "ends_at", "on_at", "off_at", "member_id", "member__home_persona__name",
                "place__title", "is_everywhere",
            )[:1000]
        )  # fmt: skip
        # Whoever moderates single places alone is there for those, whatever their shift says.
        local = _local_paths({row[5] for row in shifts if not row[8]}, now)
        found = [
            _Row(_trees(path, local.get(pk, ()), is_all), start, end, on is not None and off is None, on, pk, name or "", title or "")
            for path, start, end, on, off, pk, name, title, is_all in shifts
        ]  # fmt: skip
        cache.set(KEPT, found, KEPT_SECONDS)
    return found


def _trees(path, local, is_everywhere):
    if is_everywhere:
        return (path or "",)
    if not path:
        return tuple(local)
    return (path,) if path.startswith(tuple(local) or ("-",)) else ()


def _local_paths(members, now):
    """{member's id: tree paths} of what each of `members` moderates by a credential for single places."""
    held = Credential.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=now), member__in=members, withdrawn_at__isnull=True,
        role=Role.MODERATOR, page__isnull=False,
    )  # fmt: skip
    found = defaultdict(list)
    for pk, path in held.values_list("member_id", "page__path") if members else ():
        found[pk].append(path)
    return found


def coverage(place=None, now=None):
    """The Coverage of `place` (a page; None: the whole community) at `now`."""
    now = now or timezone.now()
    rows = [row for row in _rows(now) if row.counts_for(place)]
    on = [row.end for row in rows if row.is_on and row.start <= now < row.end]
    ahead = [row.start for row in rows if row.start > now]
    return Coverage(bool(rows), max(on, default=None), min(ahead, default=None))


ANYWHERE = object()


def here_now(place=ANYWHERE, now=None):
    """Who is on shift for `place` (a page; None: the whole community), who came first, first, as a list of Here.

    From what is kept, so that it costs a page nothing.
    """
    now = now or timezone.now()
    on = [r for r in _rows(now) if r.is_on and r.start <= now < r.end and (place is ANYWHERE or r.counts_for(place))]
    found = {r.member_id: Here(r.member_id, r.name, r.end, r.place) for r in sorted(on, key=lambda r: r.on_at)}
    return list(found.values())


def here():
    """For `community.lib.presence`: (until, next start) in the whole community."""
    now = coverage()
    return now.until, now.next_start


def forget(**kwargs):
    """For the signals of Shift: who came or went is seen at once."""
    cache.delete(KEPT)


def shifts_on(now=None):
    """The shifts whose member is there now, who came first, first."""
    now = now or timezone.now()
    found = Shift.objects.filter(starts_at__lte=now, ends_at__gt=now, on_at__isnull=False, off_at__isnull=True)
    return found.filter(able("member__", now)).select_related("member__home_persona", "place").order_by("on_at", "pk")


def who_is_on(place=None, now=None):
    """The members who are there for `place` (a page; None: the whole community; ANYWHERE), who came first, first."""
    on = [s for s in shifts_on(now) if place is ANYWHERE or _reaches(s, place)]
    return list({s.member_id: s.member for s in on}.values())


def _reaches(shift, place):
    return shift.place is None or (place is not None and place.path.startswith(shift.place.path))


# From the third heavy case of a shift on, somebody else should be beside whoever takes it.
HEAVY_ALONE = 2
SHIFT_AT_MOST = timedelta(hours=16)


def _heavy(member, now):
    """The decisions by which `member` closed cases of severity 3 or 4 since their shift began; without one, in the last
    16 hours."""
    own = [row.on_at for row in _rows(now) if row.member_id == member.pk and row.start <= now < row.end and row.on_at]
    since = min(own, default=now - SHIFT_AT_MOST)
    done = Decision.objects.filter(decided_by=member.pk, at__gte=since, case__severity__gte=3, case__state="closed")
    return done.exclude(action__in=Decision.LOOKS).order_by()


def heavy_in_this_shift(member, now=None):
    """How many cases of severity 3 or 4 `member` closed since their shift began; without one, in the last 16 hours."""
    return _heavy(member, now or timezone.now()).values("case").distinct().count()


def heavy_before(member, now=None):
    """As `heavy_in_this_shift`, as an annotation, so that a page asks for it along with the case."""
    done = _heavy(member, now or timezone.now()).values("decided_by").annotate(n=Count("case", distinct=True))
    return Coalesce(Subquery(done.values("n")), 0)


def own_shift(member, now=None, early=timedelta(0)):
    """The shift of `member` that covers now, or begins within `early`; None."""
    now = now or timezone.now()
    found = Shift.objects.filter(member=member, starts_at__lte=now + early, ends_at__gt=now)
    return found.order_by("starts_at", "pk").first()


def to_call(case, now=None):
    """Whom to call about `case`, as a list of steps, each a list of members: those on shift one by one, others who gave
    an address one by one, at last all administrators at once. Nobody is called about their own words, and whoever set it
    aside only where nobody else is left."""
    now = now or timezone.now()
    without = {case.author.member_id if case.author_id else None}
    aside = set(SetAside.objects.filter(case=case).values_list("member_id", flat=True))
    return _chain(case, now, without | aside) or (_chain(case, now, without) if aside else [])


def _chain(case, now, without):
    seen, steps = set(without), []
    here = who_is_on(case.place, now)
    planned = Shift.objects.filter(starts_at__lte=now, ends_at__gt=now).values("member_id")
    reachable = Member.objects.filter(able(now=now), Q(paused_until__isnull=True) | Q(paused_until__lte=now))
    others = reachable.filter(Exists(Contact.objects.filter(member=OuterRef("pk")))).select_related("home_persona")
    # Who was to be there, and forgot to say so, comes before who rests.
    others = others.annotate(is_planned=Exists(planned.filter(member_id=OuterRef("pk")))).order_by("-is_planned", "pk")
    for member in (*here, *others):
        if member.pk not in seen and scope_of(member).covers(case):
            seen.add(member.pk)
            steps.append([member])
    last = [m for m in administrators(now) if m.pk not in without]
    return [*steps, last] if last else steps


def who_else(case, member=None, now=None):
    """Whether anybody (but `member`) could take `case`: able, within reach, not on a break, and has not set it aside."""
    now = now or timezone.now()
    without = {member.pk if member else None, case.author.member_id if case.author_id else None}
    if case.kind == Case.Kind.APPEAL:
        without.add(case.appeal.decider_id)
    aside = SetAside.objects.filter(case=case, member=OuterRef("pk"))
    others = Member.objects.filter(
        ~Exists(aside), able(now=now), Q(paused_until__isnull=True) | Q(paused_until__lte=now)
    )
    return any(scope_of(other).covers(case) for other in others.exclude(pk__in=[pk for pk in without if pk]))


def administrators(now=None):
    """Those who answer for the community, as a list."""
    able_ones = Member.objects.filter(able(now=now)).select_related("home_persona").order_by("pk")
    role = Credential.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=now or timezone.now()),
        member=OuterRef("pk"), withdrawn_at__isnull=True, role=Role.ADMINISTRATOR,
    )  # fmt: skip
    return list(able_ones.filter(Q(is_superuser=True) | Exists(role)))


def cases_that_call(now):
    """The open crisis cases that somebody may have to be called to: grave, or past due."""
    cases = Case.objects.filter(Q(severity__gte=3) | Q(due_at__lte=now), kind=Case.Kind.CRISIS, state=Case.State.OPEN)
    return not_imported(cases).filter(Q(waits_until__isnull=True) | Q(waits_until__lte=now))


def left_waiting(member, now=None):
    """How many cries for help within reach of `member` nobody has open, while nobody is on shift for their place."""
    now = now or timezone.now()
    cases = Case.objects.filter(kind=Case.Kind.CRISIS, state=Case.State.OPEN).exclude(lease__until__gt=now)
    cases = cases.exclude(waits_until__gt=now).exclude(author__member=member)
    return sum(
        not here_now(case.place, now) for case in scope_of(member).of(not_imported(cases)).select_related("place")[:500]
    )


def not_imported(cases):
    """Without those whose words came with an import, and who never signed in here: nobody is called about them."""
    return cases.exclude(
        author__member__password__startswith=UNUSABLE_PASSWORD_PREFIX, author__member__last_login__isnull=True
    )
