"""Lasting addresses for pages that staff may move, and the report of reviews that are due."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.reports import PageReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail.views import serve_chain

from . import queries
from .models import ResourcePage


def _serve(request, page):
    """Serve `page` through Wagtail's own hooks, so that page privacy holds here as at its own address."""
    if page is None:
        raise Http404
    for hook in hooks.get_hooks("before_serve_page"):
        answer = hook(page, request, [], {})
        if isinstance(answer, HttpResponse):
            return answer
    chain = serve_chain
    for hook in reversed(hooks.get_hooks("on_serve_page")):
        chain = hook(chain)
    return chain(page, request, [], {})


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
