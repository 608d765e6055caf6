"""Not carrying it alone: when somebody has to be with whoever closes a case, who is, and when one may go on without."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.conf import settings
from django.db.models import BooleanField, F, Q, Value
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.permissions import Refusal

from . import permissions, shifts_queries
from .models import Call, Case, Companion

# Why: somebody may be dying (tier 4), or it is the third heavy case of a shift.
NOW, THIRD = "now", "third"


@dataclass(frozen=True)
class Came:
    """Somebody called to a case, or asked to be `beside` (a member's id) whoever carries it; `yes_at` when they came."""

    at: datetime
    member_id: int | None
    name: str
    yes_at: datetime | None
    yes_by: str
    failed: bool
    beside: int | None
    beside_name: str


def who_came(case):
    """(calls, companions) of `case`, oldest first, in one query."""
    calls = Call.objects.filter(case=case).order_by()
    asked = Companion.objects.filter(case=case).order_by()
    nobody, none = Value("", None), Value(None, Call._meta.get_field("id"))
    names = ("what", "at", "pk", "member_id", "name", "yes", "yes_name", "is_failed", "beside_id_", "beside_name")
    rows = (
        calls.annotate(
            what=Value(0), name=F("member__home_persona__name"), yes=F("acknowledged_at"),
            yes_name=F("acknowledged_by__home_persona__name"), is_failed=F("failed"), beside_id_=none, beside_name=nobody,
        ).values_list(*names)
        .union(
            asked.annotate(
                what=Value(1), name=F("member__home_persona__name"), yes=F("yes_at"), yes_name=nobody,
                is_failed=Value(False, BooleanField()), beside_id_=F("beside_id"),
                beside_name=F("beside__home_persona__name"),
            ).values_list(*names),
            all=True,
        ).order_by("what", "at", "pk")
    )  # fmt: skip
    found = ([], [])
    for what, at, _pk, member_id, name, yes, yes_name, failed, beside, beside_name in rows:
        found[what].append(
            Came(at, member_id, name or "", yes, yes_name or "", bool(failed), beside, beside_name or "")
        )
    return found


class Company:
    """Who is with `member` over `case`, asked once for a page or an act. Of most cases it asks nothing."""

    def __init__(self, case, member, now=None):
        self.case, self.member, self.now = case, member, now or timezone.now()

    @cached_property
    def need(self):
        """NOW, THIRD, or "" where `member` may close the case by themselves."""
        if not permissions.never_waits(self.case) or self.case.state != Case.State.OPEN:
            return ""
        if self.case.severity >= 4:
            return NOW
        # Read along with the case, where its page did.
        heavy = getattr(self.case, "heavy_before", None)
        heavy = shifts_queries.heavy_in_this_shift(self.member, self.now) if heavy is None else heavy
        return THIRD if heavy >= shifts_queries.HEAVY_ALONE else ""

    @cached_property
    def _came(self):
        return who_came(self.case) if self.case.kind == Case.Kind.CRISIS else ([], [])

    @property
    def calls(self):
        return self._came[0]

    @property
    def companions(self):
        return [row for row in self._came[1] if row.member_id]

    @cached_property
    def with_them(self):
        """Who said yes to be with `member`, as a list of Came."""
        return [row for row in self.companions if row.yes_at and row.member_id != self.member.pk]

    @cached_property
    def goes_alone(self):
        return any(row.member_id is None and row.beside == self.member.pk for row in self._came[1])

    @property
    def waits_for(self):
        """Who was asked and has not answered."""
        return [row for row in self.companions if not row.yes_at and row.member_id != self.member.pk]

    @cached_property
    def refusal(self):
        """The Refusal that keeps `member` from closing the case by themselves, or None."""
        if not self.need or self.with_them or self.goes_alone:
            return None
        if self.need == NOW:
            words = _(
                "Somebody may be in danger now, so two people close this. On its page in the queue you can call one."
            )
        else:
            words = _(
                "This is your third heavy case in this shift. On its page in the queue you can ask somebody along."
            )
        return Refusal("alone", words)

    @cached_property
    def here(self):
        """Who else is on shift for its place and was not asked yet, as a list of `shifts_queries.Here`."""
        author = self.case.author.member_id if self.case.author_id else None
        known = {self.member.pk, author, *(row.member_id for row in self.companions)}
        return [one for one in shifts_queries.here_now(self.case.place, self.now) if one.member_id not in known]

    @property
    def alone_from(self):
        """The moment from which `member`, who asked somebody, may go on alone; None before anybody was asked."""
        asked = [row.at for row in self.companions if row.member_id != self.member.pk]
        return min(asked) + timedelta(minutes=settings.PAGING_MINUTES) if asked else None

    @property
    def offers_alone(self):
        """As `may_go_alone`, for a page: whether anybody off shift could be called is looked at when the button is pressed."""
        return self.alone_from <= self.now if self.alone_from else not self.here

    @property
    def may_go_alone(self):
        """Nobody in danger waits for a rule: whoever asked and heard nothing, or has nobody to ask, goes on."""
        return self.offers_alone and bool(self.alone_from or self.need != NOW or not self.next_to_ask())

    @property
    def asks(self):
        """Whom the reader could be with: the name of whoever asked them, or of whoever has the case open; or ""."""
        if self._own is not None:
            return "" if self._own.yes_at else self._own.beside_name
        if not self._could_help or self._lease is None or self._lease.holder_id == self.member.pk:
            return ""
        return str(self._lease.holder)

    @property
    def beside(self):
        """The name of whom the reader said they are with, unless they took the case over themselves; or ""."""
        if self._own is None or not self._own.yes_at or not self.need:
            return ""
        carries = self._lease is not None and self._lease.holder_id == self.member.pk
        return "" if carries else self._own.beside_name

    @property
    def _own(self):
        """The row by which the reader was asked, or came; None."""
        return next((row for row in reversed(self.companions) if row.member_id == self.member.pk), None)

    @property
    def _lease(self):
        lease = getattr(self.case, "lease", None)
        return lease if lease is not None and lease.is_live(self.now) else None

    @property
    def _could_help(self):
        return self.case.severity >= 4 and permissions.never_waits(self.case)

    def next_to_ask(self):
        """The next step of those to call about a case of NOW: members who were not asked; [] when all were."""
        asked = {self.member.pk, *(row.member_id for row in self.companions)}
        for step in shifts_queries.to_call(self.case, self.now):
            left = [member for member in step if member.pk not in asked]
            if left:
                return left
        return []


def needing(now):
    """The open cases of tier 4 that call, on which somebody is at work: a second person is called to them."""
    busy = Q(lease__until__gt=now) | Q(calls__acknowledged_at__isnull=False)
    return shifts_queries.cases_that_call(now).filter(busy, severity=4).distinct()
