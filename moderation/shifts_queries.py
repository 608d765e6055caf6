"""Who is there now, who comes next, and whom to call about a case."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from community.members.models import Credential, Member, Role

from .models import Case, Contact, Decision, SetAside, Shift
from .scope import scope_of

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


def _rows(now):
    """[(tree path or "", from, to, whether they are on)…] of the shifts that matter; kept for a minute."""
    found = cache.get(KEPT)
    if found is None:
        shifts = Shift.objects.filter(able("member__", now), ends_at__gt=now - ROTA_LIVES)
        found = [
            (path or "", start, end, on is not None and off is None)
            for path, start, end, on, off in shifts.order_by("ends_at").values_list(
                "place__path", "starts_at", "ends_at", "on_at", "off_at"
            )[:1000]
        ]
        cache.set(KEPT, found, KEPT_SECONDS)
    return found


def coverage(place=None, now=None):
    """The Coverage of `place` (a page; None: the whole community) at `now`."""
    now = now or timezone.now()
    rows = [row for row in _rows(now) if not row[0] or (place is not None and place.path.startswith(row[0]))]
    on = [end for _path, start, end, is_on in rows if is_on and start <= now < end]
    ahead = [start for _path, start, _end, _on in rows if start > now]
    return Coverage(bool(rows), max(on, default=None), min(ahead, default=None))


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
    """The members who are there for `place` (a page; None: the whole community), who came first, first."""
    return list({s.member_id: s.member for s in shifts_on(now) if _reaches(s, place)}.values())


def _reaches(shift, place):
    return shift.place is None or (place is not None and place.path.startswith(shift.place.path))


# From the third heavy case of a shift on, somebody else should be beside whoever takes it.
HEAVY_ALONE = 2
SHIFT_AT_MOST = timedelta(hours=16)


def heavy_in_this_shift(member, now=None):
    """How many cases of severity 3 or 4 `member` closed since their shift began; without one, in the last 16 hours."""
    now = now or timezone.now()
    shift = own_shift(member, now)
    since = shift.on_at if shift is not None and shift.on_at is not None else now - SHIFT_AT_MOST
    done = Decision.objects.filter(decided_by=member, at__gte=since, case__severity__gte=3, case__state="closed")
    return done.exclude(action__in=Decision.LOOKS).values("case").distinct().count()


def buddies_for(member, case, now=None):
    """Who else is there and could sit beside `member` over `case`, as a list of members."""
    return [other for other in who_is_on(case.place, now) if other.pk != member.pk]


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
    # Whose words came with an import, and who never signed in here, is not there to be helped tonight.
    cases = cases.exclude(
        author__member__password__startswith=UNUSABLE_PASSWORD_PREFIX, author__member__last_login__isnull=True
    )
    return cases.filter(Q(waits_until__isnull=True) | Q(waits_until__lte=now))
