"""What every page about a case in the Wagtail admin is made of."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.views import generic

from .. import permissions, queries, shifts_queries
from ..labels import what
from ..models import Case
from ..queries.queue import set_aside_by
from ..scope import scope_of_request

STAFF = ["view", "change"]


def case_in_scope(request, pk):
    """The case with its lease, if the reader moderates its place; for everybody else it is not there."""
    related = (
        "author__member", "place", "appeal__asker", "appeal__decision__case__author", "appeal__signal",
        "lease__holder__home_persona",
    )  # fmt: skip
    found = Case.objects.select_related(*related).annotate(
        author_has_more=queries.with_fuller_access(),
        is_aside=set_aside_by(request.user),
        heavy_before=shifts_queries.heavy_before(request.user),
    )
    scope = scope_of_request(request)
    case = queries.with_also_open(found, scope).filter(pk=pk).first()
    if case is None or not scope.covers(case):
        raise Http404
    if case.author is not None and case.author.member is not None:
        case.author.member.has_fuller_access = case.author_has_more
    return case


class StaffPage(generic.PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, View):
    """A page for whoever moderates anything."""

    model = Case
    any_permission_required = STAFF
    header_icon = "user"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("queue:index"), "label": _("Queue")},
            {"url": "", "label": self.get_page_title()},
        ]


class CasePage(StaffPage):
    """A page about one case; `self.case` lies within the reader's scope."""

    header_icon = "clipboard-list"
    title = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.case = None

    def dispatch(self, request, *args, **kwargs):
        if not self.user_has_any_permission(self.any_permission_required):
            # The admin's own answer: a refusal, or the way to sign in.
            return super().dispatch(request, *args, **kwargs)
        self.case = case_in_scope(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def read_again(self):
        """The case as it is now, after somebody was quicker."""
        self.case = case_in_scope(self.request, self.case.pk)

    @property
    def scope(self):
        return scope_of_request(self.request)

    def get_page_title(self):
        return self.title or what(self.case)

    def get_breadcrumbs_items(self):
        items = [*self.breadcrumbs_items, {"url": reverse("queue:index"), "label": _("Queue")}]
        if self.title:
            items.append({"url": reverse("queue:case", args=[self.case.pk]), "label": what(self.case)})
        return [*items, {"url": "", "label": self.get_page_title()}]


def may_undo(member, decision, scope):
    """Whether the page offers to undo `decision`: the same questions that the service asks."""
    return (
        not hasattr(decision, "reversed_by")
        and permissions.why_not_undo(member, decision, decision.case, scope) is None
    )
