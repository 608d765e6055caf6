"""How far somebody's moderation reaches: the whole community, some boards and groups, or nowhere."""

from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Now

from community.members import queries as members
from community.members.models import Credential, Member, Role

from . import standing
from .models import Case, SafetySettings

ACCOUNTABLE_KEPT = "moderation.accountable"


@dataclass(frozen=True)
class Scope:
    """`everywhere`, or the tree `paths` of single pages and what lies under them.

    `cases` are the ids of appeals that are left to the accountable person: to read and to answer, and nothing else.
    """

    everywhere: bool = False
    paths: tuple[str, ...] = ()
    cases: frozenset = frozenset()

    def __bool__(self):
        return self.everywhere or bool(self.paths or self.cases)

    def covers(self, case):
        """Whether `case` (with its place) lies within, or is left to the reader."""
        return self.moderates(case) or case.pk in self.cases

    def moderates(self, case):
        """Whether `case` lies within, so that everything that moderators do can be done about it."""
        if self.everywhere:
            return True
        return case.place_id is not None and case.place.path.startswith(self.paths or ("-",))

    def pages(self, queryset):
        """What of `queryset`, which is of pages, lies within."""
        if self.everywhere:
            return queryset
        within = Q(pk__in=[])
        for path in self.paths:
            within |= Q(path__startswith=path)
        return queryset.filter(within)

    def of(self, queryset, place="place"):
        """What of `queryset` lies within; `place` leads to the page of each row, by its case unless it is one."""
        if self.everywhere:
            return queryset
        if not self:
            return queryset.none()
        within = Q(**{f"{place.removesuffix('place')}pk__in": self.cases})
        for path in self.paths:
            within |= Q(**{f"{place}__path__startswith": path})
        return queryset.filter(within)


NOWHERE = Scope()


def everywhere(path="pk"):
    """Over rows whose `path` leads to an account: whether it moderates the whole community, as `scope_of` asks one."""
    may = Permission.objects.filter(content_type__app_label="moderation", codename="change_case")
    full = Member.objects.filter(pk=OuterRef(path), is_superuser=True)
    return Exists(full) | Exists(may.filter(Q(group__user=OuterRef(path)) | Q(user=OuterRef(path))))


def may_moderate():
    """Over accounts: whether anything at all may be theirs to moderate; how far it reaches says `scope_of`."""
    held = Credential.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=Now()), member=OuterRef("pk"), withdrawn_at__isnull=True,
        role=Role.MODERATOR,
    )  # fmt: skip
    allowed = Permission.objects.filter(
        content_type__app_label="moderation", codename="change_case", group__user=OuterRef("pk")
    )  # fmt: skip
    return ExpressionWrapper(Q(is_superuser=True) | Exists(held) | Exists(allowed), BooleanField())


def moderates(member, page):
    """Whether a text under `page` is for `member` to moderate. No query for those who moderate nothing."""
    if not getattr(member, "may_moderate", False):
        return False
    scope = scope_once(member)
    return scope.everywhere or page.path.startswith(scope.paths or ("-",))


def scope_of(member):
    """The Scope of `member` at this moment. Whoever may not write here does not moderate either."""
    if not member.is_authenticated or not member.is_active:
        return NOWHERE
    scope = (
        Scope(everywhere=True)
        if member.has_perm("moderation.change_case")
        else Scope(paths=tuple(members.moderated_paths(member)), cases=left_to(member))
    )
    return NOWHERE if scope and standing.in_force(member) is not None else scope


def scope_once(member):
    """As `scope_of`, asked once for this very object: for a request, whose user is read anew each time."""
    if not hasattr(member, "_moderation_scope"):
        member._moderation_scope = scope_of(member)
    return member._moderation_scope


def scope_of_request(request):
    return scope_once(request.user)


def accountable_id():
    """The id of the member who answers for safety, or 0; kept for a minute."""
    return cache.get_or_set(
        ACCOUNTABLE_KEPT, lambda: SafetySettings.objects.values_list("accountable", flat=True).first() or 0, timeout=60
    )


def forget_accountable(**kwargs):
    """For the signals of SafetySettings: who was chosen counts at once."""
    cache.delete(ACCOUNTABLE_KEPT)


def moderators(apart_from=None):
    """[(member, Scope)…] of everybody who moderates anything at this moment."""
    found = Member.objects.filter(is_active=True).alias(can=may_moderate()).filter(can=True)
    rows = ((m, scope_of(m)) for m in found.exclude(pk=getattr(apart_from, "pk", None)).order_by("pk"))
    return [(m, scope) for m, scope in rows if scope]


def left_to(member):
    """The ids of the open cases that are for `member` because they answer for safety: appeals that nobody else can
    answer, and what was opened anew by their answer. One query at most for everybody else, and none as a rule."""
    if accountable_id() != member.pk:
        return frozenset()
    own = Q(appeal__decider=member) | Q(author__member=member) | Q(appeal__asker__member=member)
    asked = Case.objects.filter(kind=Case.Kind.APPEAL, state=Case.State.OPEN).exclude(
        own | Q(appeal__decision__case__author__member=member)
    )
    asked = list(asked.select_related("place", "author", "appeal__asker", "appeal__decision__case__author"))
    others = moderators(apart_from=member) if asked else []
    left = {case.pk for case in asked if not any(_can_answer(m, scope, case) for m, scope in others)}
    again = Case.objects.filter(
        Q(previous__in=left)
        | Q(previous__appeal__answered_by=member)
        | Q(previous__decisions__appeals__answered_by=member)
    )
    return frozenset(left | set(again.filter(state=Case.State.OPEN).values_list("pk", flat=True)))


def involved_in(case):
    """The ids of the members who answer no appeal `case`: who decided, whom it is about, and who asked."""
    asked = case.appeal
    personas = (case.author, asked.asker, asked.decision.case.author)
    return {asked.decider_id, *(persona.member_id for persona in personas if persona is not None)}


def _can_answer(member, scope, case):
    return scope.covers(case) and member.pk not in involved_in(case)
