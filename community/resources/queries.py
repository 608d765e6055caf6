"""Which pages a person may see, and which wait for a review."""

from wagtail.models import Site

from community.lib.privacy import restricted

from .models import ResourceIndexPage, ResourcePage, StandardPage


def worth_reading(limit=3):
    """The resources reviewed last that anybody may open, without their bodies (one query)."""
    pages = ResourcePage.objects.live().annotate(closed=restricted("path")).filter(closed=False)
    return list(pages.defer("body", "sources").order_by("-last_reviewed", "-first_published_at", "-pk")[:limit])


def _on_this_site(pages, request):
    site = Site.find_for_request(request)
    return pages.live().descendant_of(site.root_page).order_by("path").first() if site else None


def page_for(request, purpose):
    """The live page of this site that serves `purpose`: by its purpose, else by its slug; None if there is none."""
    pages = StandardPage.objects.all()
    return _on_this_site(pages.filter(purpose=purpose), request) or _on_this_site(pages.filter(slug=purpose), request)


def resource_index(request):
    """The live list of resources of this site, or None."""
    return _on_this_site(ResourceIndexPage.objects.all(), request)


def reviews_due(user_pages=None, today=None):
    """Resources whose review is due, of `user_pages` (a Page queryset) if given."""
    due = ResourcePage.objects.review_due(today)
    return due.filter(pk__in=user_pages.values("pk")) if user_pages is not None else due
