"""How far somebody's moderation reaches: the whole community, some boards and groups, or nowhere."""

from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.db.models.functions import Now

from community.members import queries as members
from community.members.models import Credential, Role

from . import standing


@dataclass(frozen=True)
class Scope:
    """`everywhere`, or the tree `paths` of single pages and what lies under them."""

    everywhere: bool = False
    paths: tuple[str, ...] = ()

    def __bool__(self):
        return self.everywhere or bool(self.paths)

    def covers(self, case):
        """Whether `case` (with its place) lies within."""
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
        """What of `queryset` lies within; `place` leads to the page of each row."""
        if self.everywhere:
            return queryset
        if not self.paths:
            return queryset.none()
        within = Q()
        for path in self.paths:
            within |= Q(**{f"{place}__path__startswith": path})
        return queryset.filter(within)


NOWHERE = Scope()


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
        else Scope(paths=tuple(members.moderated_paths(member)))
    )
    return NOWHERE if scope and standing.in_force(member) is not None else scope


def scope_once(member):
    """As `scope_of`, asked once for this very object: for a request, whose user is read anew each time."""
    if not hasattr(member, "_moderation_scope"):
        member._moderation_scope = scope_of(member)
    return member._moderation_scope


def scope_of_request(request):
    return scope_once(request.user)
