"""Lasting addresses for pages that staff may move, and the report of reviews that are due."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry
from wagtail.views import serve

from . import queries
from .models import ResourcePage


def _serve(request, page):
    # Through Wagtail's own door, so that page privacy and drafts hold here as they do everywhere.
    if page is None:
        raise Http404
    root = Site.find_for_request(request).root_page
    return serve(request, page.url_path.removeprefix(root.url_path))


def standard_page(request, purpose):
    """Serve the page of this purpose from its lasting address, wherever it lies in the tree."""
    return _serve(request, queries.page_for(request, purpose))


def resources(request):
    return _serve(request, queries.resource_index(request))


class ReviewsDueView(PageReportView):
    """Resources past their review, near it or never reviewed, as far as the editor may change them."""

    model = ResourcePage
    page_title = _("Reviews due")
    header_icon = "time"
    index_url_name = "reviews_due"
    index_results_url_name = "reviews_due_results"
    results_template_name = "resources/reviews_due_results.html"
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "reviewed_by", "last_reviewed", "next_review_due"]
    export_headings = {
        "title": _("Title"),
        "reviewed_by": _("Reviewed by"),
        "last_reviewed": _("Last reviewed"),
        "next_review_due": _("Next review"),
    }

    @property
    def permission_policy(self):
        return policy_registry.get_by_type(Page)

    def get_queryset(self):
        mine = self.permission_policy.instances_user_has_permission_for(self.request.user, "change")
        self.queryset = queries.reviews_due(mine)
        return super().get_queryset()
