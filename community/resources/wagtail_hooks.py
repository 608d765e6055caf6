from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from . import queries
from .views import ReviewsDueView


def may_review(user):
    return policy_registry.get_by_type(Page).user_has_any_permission(user, ReviewsDueView.any_permission_required)


class ReviewsDueMenuItem(MenuItem):
    def is_shown(self, request):
        return may_review(request.user)


@hooks.register("register_admin_urls")
def reviews_due_urls():
    return [
        path("reports/reviews-due/", ReviewsDueView.as_view(), name="reviews_due"),
        path("reports/reviews-due/results/", ReviewsDueView.as_view(results_only=True), name="reviews_due_results"),
    ]


@hooks.register("register_reports_menu_item")
def reviews_due_menu_item():
    return ReviewsDueMenuItem(_("Reviews due"), reverse("reviews_due"), name="reviews-due", icon_name="time", order=100)


class ReviewsDue(SummaryItem):
    """On the admin's front page: how many resources wait for a review."""

    order = 310
    template_name = "resources/reviews_due_summary.html"

    def is_shown(self):
        return may_review(self.request.user)

    def get_context_data(self, parent_context):
        mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(self.request.user, "change")
        return {"count": queries.reviews_due(mine).count()}


@hooks.register("construct_homepage_summary_items")
def tell_of_reviews(request, items):
    items.append(ReviewsDue(request))
