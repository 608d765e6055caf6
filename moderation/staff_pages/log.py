"""The log of what was decided, under Reports."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import BooleanFilter, DateFromToRangeFilter, ModelChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from community.members.models import Member

from .. import queries
from ..models import Case, Decision
from ..scope import scope_of_request
from .base import STAFF


def _deciders(request):
    """Those who decided something where the reader moderates."""
    if request is None:
        return Member.objects.none()
    decided = queries.decisions_for(scope_of_request(request)).order_by()
    return Member.objects.filter(pk__in=decided.values("decided_by")).select_related("home_persona").order_by("pk")


class DecisionFilters(WagtailFilterSet):
    decided_by = ModelChoiceFilter(label=gettext_lazy("By"), queryset=_deciders)
    automated = BooleanFilter(label=gettext_lazy("By the site itself"))
    at = DateFromToRangeFilter(label=gettext_lazy("When"), widget=DateRangePickerWidget)

    class Meta:
        model = Decision
        fields = ["action", "decided_by", "automated", "at"]


class DecisionsView(generic.IndexView):
    """What was decided where the reader moderates, newest first: who, when, about which name."""

    model = Case
    page_title = gettext_lazy("Decisions")
    header_icon = "history"
    any_permission_required = STAFF
    is_searchable = False
    list_export = []
    filterset_class = DecisionFilters
    paginate_by = 25
    index_url_name = "queue:decisions"
    index_results_url_name = "queue:decisions_results"

    def get_base_queryset(self):
        return queries.decisions_for(scope_of_request(self.request))

    def order_queryset(self, queryset):
        return queryset

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "action",
                label=gettext_lazy("What"),
                accessor="get_action_display",
                get_url=lambda decision: reverse("queue:decision", args=[decision.pk]),
            ),
            Column(
                "about",
                label=gettext_lazy("About"),
                accessor=lambda decision: decision.case.author.name if decision.case.author else "",
            ),
            Column(
                "by", label=gettext_lazy("By"), accessor=lambda decision: decision.decided_by or _("the site itself")
            ),
            DateColumn("at", label=gettext_lazy("When")),
        ]
