"""The queue in the Wagtail admin: one list, in its order, and the log of what was decided."""

from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ModelChoiceFilter
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permission_policies.base import BasePermissionPolicy

from .. import queries
from ..labels import pressing, what
from ..models import Case, Decision
from ..scope import scope_of_request, scope_once
from .around import GiveBackView, LeaseView, LeaveView, NoteView, TakeOverView, TalkView, WaitView
from .cases import CaseView, NextView, UndoView
from .people import DecisionView, LookView, PersonView, UnmaskView


class CaseURLFinder(ModelAdminURLFinder):
    edit_url_name = "queue:case"


class QueuePolicy(BasePermissionPolicy):
    """The queue opens to whoever moderates anything; which cases are in it is for `queries` to say.

    Nobody adds or deletes a case by hand.
    """

    ACTIONS = ("view", "change")

    def user_has_permission(self, user, action):
        if action not in self.ACTIONS:
            return False
        return bool(scope_once(user))

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action) and scope_once(user).covers(instance)

    def instances_user_has_any_permission_for(self, user, actions):
        if not self.user_has_any_permission(user, actions):
            return self.model.objects.none()
        return scope_once(user).of(self.model.objects.all())


class _Due(Column):
    def get_value(self, case):
        now = timezone.now()
        minutes = int((case.due_at - now).total_seconds() // 60)
        if minutes < 0:
            return _("Overdue by %(time)s") % {"time": _span(-minutes)}
        return _("In %(time)s") % {"time": _span(minutes)}


def _span(minutes):
    if minutes < 60:
        return _("%(n)s min") % {"n": minutes}
    if minutes < 48 * 60:
        return _("%(h)s h %(n)s min") % {"h": minutes // 60, "n": minutes % 60}
    return _("%(n)s days") % {"n": minutes // (60 * 24)}


def _places(request):
    """The boards and groups of the open cases that the reader sees, and no others: a title may be a secret."""
    if request is None:
        return Page.objects.none()
    cases = queries.queue_for(request.user, scope_of_request(request))
    return Page.objects.filter(pk__in=cases.order_by().values("place_id"))


class QueueFilters(WagtailFilterSet):
    place = ModelChoiceFilter(label=gettext_lazy("Where"), queryset=_places)

    class Meta:
        model = Case
        fields = ["kind", "severity", "place"]


def _name(persona):
    return persona.name if persona else ""


class QueueIndexView(generic.IndexView):
    page_title = gettext_lazy("Queue")
    any_permission_required = ["view", "change"]
    is_searchable = False
    list_export = []

    def get_base_queryset(self):
        return queries.queue_for(self.request.user, scope_of_request(self.request)).select_related("author", "place")

    def order_queryset(self, queryset):
        # The order of the queue is a safety rule, not a matter of taste: no column re-sorts it.
        return queryset

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "what",
                label=gettext_lazy("What"),
                accessor=what,
                get_url=lambda case: reverse("queue:case", args=[case.pk]),
            ),
            Column("author", label=gettext_lazy("Who"), accessor=lambda case: _name(case.author)),
            Column("place", label=gettext_lazy("Where"), accessor=lambda case: case.place.title if case.place else ""),
            Column("severity", label=gettext_lazy("How pressing"), accessor=pressing),
            _Due("due_at", label=gettext_lazy("Due")),
        ]


class DecisionFilters(WagtailFilterSet):
    class Meta:
        model = Decision
        fields = ["action"]


class DecisionsView(generic.IndexView):
    """What was decided where the reader moderates, newest first: who, when, about which name."""

    model = Case
    page_title = gettext_lazy("Decisions")
    header_icon = "history"
    any_permission_required = ["view", "change"]
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
            Column("about", label=gettext_lazy("About"), accessor=lambda decision: _name(decision.case.author)),
            Column(
                "by", label=gettext_lazy("By"), accessor=lambda decision: decision.decided_by or _("the site itself")
            ),
            DateColumn("at", label=gettext_lazy("When")),
        ]


class QueueViewSet(ModelViewSet):
    """The open cases; there is nothing to add or delete here, only to decide."""

    model = Case
    name = "queue"
    url_prefix = "queue"
    url_namespace = "queue"
    menu_label = gettext_lazy("Queue")
    menu_order = 50
    icon = "clipboard-list"
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    list_per_page = 25
    filterset_class = QueueFilters
    form_fields = ["severity"]
    index_view_class = QueueIndexView

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", CaseView.as_view(), name="case"),
            path("<int:pk>/next/", NextView.as_view(), name="next"),
            path("<int:pk>/take/", LeaseView.as_view(), name="take"),
            path("<int:pk>/over/", TakeOverView.as_view(), name="take_over"),
            path("<int:pk>/back/", GiveBackView.as_view(), name="give_back"),
            path("<int:pk>/leave/", LeaveView.as_view(), name="leave"),
            path("<int:pk>/note/", NoteView.as_view(), name="note"),
            path("<int:pk>/write/", TalkView.as_view(), name="write"),
            path("<int:pk>/wait/", WaitView.as_view(), name="wait"),
            path("<int:pk>/who/", UnmaskView.as_view(), name="who"),
            path("<int:pk>/wrote/", LookView.as_view(), name="wrote"),
            path("undo/<int:pk>/", UndoView.as_view(), name="undo"),
            path("person/<uuid:key>/", PersonView.as_view(), name="person"),
            path("decisions/", DecisionsView.as_view(), name="decisions"),
            path("decisions/results/", DecisionsView.as_view(results_only=True), name="decisions_results"),
            path("decisions/<int:pk>/", DecisionView.as_view(), name="decision"),
        ]

    def get_common_view_kwargs(self, **kwargs):
        common = super().get_common_view_kwargs(**kwargs)
        for name in ("add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"):
            if name in common:
                common[name] = None
        return common

    def register_admin_url_finder(self):
        """Wagtail's own reports lead to the case; there is no form of its own to edit one."""
        register_admin_url_finder(Case, CaseURLFinder)
