"""Page privacy for things under plain URLs: Wagtail's view restrictions without its page tree lookups."""

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from django.http import Http404
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction


def restricted(path):
    """A queryset annotation: whether a restriction covers the page whose tree path stands in `path`."""
    return Exists(
        PageViewRestriction.objects.annotate(covered=ExpressionWrapper(OuterRef(path), CharField())).filter(
            covered__startswith=F("page__path")
        )
    )


def serve_under(page, request, callback, is_restricted=True):
    """Run `callback()` if `request` may see `page`; otherwise answer as Wagtail would for the page.

    `page` may be a plain Page or a specific one. With `is_restricted` False (from `restricted`), nothing is asked.
    """
    if not is_restricted:
        return callback()

    def chain(page, request, args, kwargs):
        return callback()

    for hook in reversed(hooks.get_hooks("on_serve_page")):
        chain = hook(chain)
    answer = chain(page, request, [], {})
    if request.user.is_authenticated and answer.headers.get("Location", "").startswith(
        settings.WAGTAIL_FRONTEND_LOGIN_URL
    ):
        # Signing in would not help somebody who is signed in; to them it is as if nothing were there.
        raise Http404
    return answer


def lets_in(restriction, request):
    """Whether `request` fulfils a view restriction of a page or a collection.

    Where staff say who comes in, anybody may make an account: until they say yes, “signed in” does not hold for it.
    """
    waits = restriction.restriction_type == restriction.LOGIN and not getattr(request.user, "is_approved", True)
    return not waits and restriction.accept_request(request)


def closed_paths(request):
    """The tree paths that `request` may not look into, as a list of prefixes (one query, two with groups)."""
    closed = []
    for restriction in PageViewRestriction.objects.select_related("page").prefetch_related("groups"):
        if not lets_in(restriction, request):
            closed.append(restriction.page.path)
    return closed


def closed_paths_for(member):
    """As `closed_paths` when there is a member and no request: what needs a password counts as closed."""
    groups = set(member.groups.values_list("pk", flat=True))
    closed = []
    for restriction in PageViewRestriction.objects.select_related("page").prefetch_related("groups"):
        kind = restriction.restriction_type
        is_open = (kind == PageViewRestriction.LOGIN and member.is_approved) or (
            kind == PageViewRestriction.GROUPS
            and (member.is_superuser or groups & {group.pk for group in restriction.groups.all()})
        )
        if not is_open:
            closed.append(restriction.page.path)
    return closed


def not_under(queryset, closed, path="path"):
    """`queryset` without what lies under one of the tree paths in `closed`."""
    for prefix in closed:
        queryset = queryset.exclude(**{f"{path}__startswith": prefix})
    return queryset


def open_to_all(page):
    """Whether anybody at all may see `page`: it is live and under no restriction."""
    return (
        page.live
        and not Page.objects.filter(pk=page.pk).annotate(closed=restricted("path")).filter(closed=True).exists()
    )
