"""The log of what was decided, under Reports."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import (
    BooleanFilter,
    ChoiceFilter,
    DateFromToRangeFilter,
    ModelChoiceFilter,
    NumberFilter,
    UUIDFilter,
)
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from community.members.models import Member

from .. import permissions, queries
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
    rule = ChoiceFilter(label=gettext_lazy("Rule"), choices=lambda: list(queries.rule_titles().items()))
    undoes = BooleanFilter(
        label=gettext_lazy("Undoes another"), field_name="reverses", lookup_expr="isnull", exclude=True
    )
    case = NumberFilter(label=gettext_lazy("Number of the case"), field_name="case_id")
    # Where a page about somebody leads; of one name alone.
    person = UUIDFilter(label="", field_name="case__author__key", widget=forms.HiddenInput)
    at = DateFromToRangeFilter(label=gettext_lazy("When"), widget=DateRangePickerWidget)

    class Meta:
        model = Decision
        fields = ["action", "decided_by", "automated", "rule", "undoes", "case", "at", "person"]


class DecisionsView(generic.IndexView):
    """What was decided where the reader moderates, newest first: who, when, about which name."""

    model = Case
    page_title = gettext_lazy("Decisions")
    header_icon = "history"
    any_permission_required = STAFF
    is_searchable = False
    # No words and no names of members: whoever needs those reads them here, where it is known who read.
    list_export = [
        "pk", "at", "action", "rule", "automated", "decided_by", "reverses_id", "until", "case_id", "target_kind", "target_id",
        "revision",
    ]  # fmt: skip
    export_headings = {
        "pk": "decision", "reverses_id": "reverses", "case_id": "case", "target_kind": "about", "target_id": "number",
    }  # fmt: skip
    filterset_class = DecisionFilters
    paginate_by = 25
    index_url_name = "queue:decisions"
    index_results_url_name = "queue:decisions_results"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not (request.user.is_authenticated and permissions.can_audit(request.user)):
            self.list_export = []

    def dispatch(self, request, *args, **kwargs):
        if self.is_export and not self.list_export:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

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
            Column("rule", label=gettext_lazy("Rule"), accessor=lambda d: queries.rule_titles().get(d.rule, d.rule)),
            Column(
                "undoes",
                label=gettext_lazy("Undoes"),
                accessor=lambda d: _("Decision %(n)s") % {"n": d.reverses_id} if d.reverses_id else "",
            ),
            DateColumn("at", label=gettext_lazy("When")),
        ]
