"""The queue in the Wagtail admin: one list, in its order, that renews itself."""

from datetime import timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import BooleanFilter, ChoiceFilter
from wagtail.admin.admin_url_finder import ModelAdminURLFinder, register_admin_url_finder
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.base import BasePermissionPolicy

from community.members.permissions import Refused

from .. import permissions, queries
from ..forms import HandoverForm
from ..labels import CATEGORIES, SEVERITY, pressing, what
from ..models import Case
from ..scope import scope_of_request, scope_once
from ..services import raids
from .around import GiveBackView, LeaseView, LeaveView, NoteView, TakeOverView, TalkView, WaitView, hand_over
from .aside import AsideView
from .base import STAFF, StaffPage
from .cases import CaseView, NextView, UndoView
from .company import CompanyView
from .log import DecisionsView
from .people import DecisionView, LookView, PersonView, UnmaskView
from .trying import TryView


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
        if permissions.is_waiting(case, now):
            return _("Waits for an answer")
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


class QueueFilters(WagtailFilterSet):
    AGES = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}
    place = ChoiceFilter(label=gettext_lazy("Where"), choices=())
    severity = ChoiceFilter(label=gettext_lazy("How pressing"), choices=list(SEVERITY.items()))
    age = ChoiceFilter(
        label=gettext_lazy("Waiting for longer than"),
        choices=[("hour", gettext_lazy("an hour")), ("day", gettext_lazy("a day")), ("week", gettext_lazy("a week"))],
        method="older",
    )
    mine = BooleanFilter(label=gettext_lazy("I have it open"), method="held_by_me")

    found = ChoiceFilter(label=gettext_lazy("What was found"), choices=list(CATEGORIES.items()), method="with_category")
    raid = BooleanFilter(label=gettext_lazy("Of a raid"), method="of_a_raid")
    aside = ChoiceFilter(
        label=gettext_lazy("Set aside"), choices=[("mine", gettext_lazy("What I set aside"))], method="as_it_is"
    )

    class Meta:
        model = Case
        fields = ["kind", "severity", "place", "age", "mine", "found", "raid", "aside"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        places = queries.places_for(self.request.user, scope_of_request(self.request)) if self.request else []
        self.filters["place"].extra["choices"] = places

    def as_it_is(self, cases, name, value):
        # The list itself holds either what was set aside or the rest, so that no filter mixes them.
        return cases

    def with_category(self, cases, name, value):
        return queries.with_signals(cases, category=value)

    def of_a_raid(self, cases, name, value):
        return queries.of_raid(cases) if value else cases

    def older(self, cases, name, value):
        return cases.filter(opened_at__lte=timezone.now() - self.AGES[value])

    def held_by_me(self, cases, name, value):
        mine = Q(lease__holder=self.request.user, lease__until__gt=timezone.now())
        return cases.filter(mine) if value else cases.exclude(mine)


def _name(persona):
    return persona.name if persona else ""


class QueueIndexView(generic.IndexView):
    page_title = gettext_lazy("Queue")
    template_name = "moderation/queue.html"
    any_permission_required = STAFF
    is_searchable = False
    list_export = []

    def get_base_queryset(self):
        aside = self.request.GET.get("aside") == "mine"
        found = queries.queue_for(self.request.user, scope_of_request(self.request), aside)
        return found.select_related("author", "place", "lease__holder__home_persona")

    def order_queryset(self, queryset):
        # The order of the queue is a safety rule, not a matter of taste: no column re-sorts it.
        return queryset

    def get_context_data(self, handover_form=None, **kwargs):
        context = super().get_context_data(**kwargs)
        if not self.results_only:
            context["may_end_raid"] = scope_of_request(self.request).everywhere
            context["raid"], context["of_raid"] = queries.raid_for(self.request.user, scope_of_request(self.request))
            context["handovers"] = list(queries.handovers())
            context["handover_form"] = handover_form or HandoverForm(auto_id="handover-%s")
        return context

    def post(self, request):
        """The hand-over note, which is written on this page; its words come back where something is missing."""
        form = hand_over(request)
        if form is None:
            return redirect("queue:index")
        self.object_list = self.get_queryset()
        return self.render_to_response(self.get_context_data(handover_form=form), status=422)

    def has_it_open(self, case):
        lease = getattr(case, "lease", None)
        if lease is None or not lease.is_live():
            return ""
        return _("You") if lease.holder_id == self.request.user.pk else str(lease.holder)

    @cached_property
    def columns(self):
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="case"),
            TitleColumn("what", label=gettext_lazy("What"), accessor=what, get_url=_address, get_title_id=_title_id),
            Column("author", label=gettext_lazy("Who"), accessor=lambda case: _name(case.author)),
            Column("place", label=gettext_lazy("Where"), accessor=lambda case: case.place.title if case.place else ""),
            Column("severity", label=gettext_lazy("How pressing"), accessor=pressing),
            _Due("due_at", label=gettext_lazy("Due")),
            Column("lease", label=gettext_lazy("Has it open"), accessor=self.has_it_open),
        ]


def _address(case):
    return reverse("queue:case", args=[case.pk])


def _title_id(case):
    return f"case_{case.pk}_title"


class VersionView(StaffPage):
    """What the list asks every few seconds: a number that changes when the list does, in one query."""

    http_method_names = ["get"]

    def get(self, request):
        version, count = queries.version_of(request.user, scope_of_request(request))
        return JsonResponse({"version": version, "count": count}, headers={"Cache-Control": "no-store"})


class RaidOverView(StaffPage):
    """The button beside the word of a raid: it is over, or was none."""

    http_method_names = ["post"]

    def post(self, request):
        try:
            raids.end(request.user)
            messages.success(request, _("New accounts post as ever again. What waits stays here."))
        except Refused as refused:
            messages.error(request, refused.refusal.text)
        return redirect("queue:index")


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
            path("version/", VersionView.as_view(), name="version"),
            path("raid/over/", RaidOverView.as_view(), name="raid_over"),
            path("<int:pk>/", CaseView.as_view(), name="case"),
            path("<int:pk>/next/", NextView.as_view(), name="next"),
            path("<int:pk>/take/", LeaseView.as_view(), name="take"),
            path("<int:pk>/over/", TakeOverView.as_view(), name="take_over"),
            path("<int:pk>/back/", GiveBackView.as_view(), name="give_back"),
            path("<int:pk>/leave/", LeaveView.as_view(), name="leave"),
            path("<int:pk>/aside/", AsideView.as_view(), name="aside"),
            path("<int:pk>/company/", CompanyView.as_view(), name="company"),
            path("<int:pk>/note/", NoteView.as_view(), name="note"),
            path("<int:pk>/write/", TalkView.as_view(), name="write"),
            path("<int:pk>/wait/", WaitView.as_view(), name="wait"),
            path("<int:pk>/who/", UnmaskView.as_view(), name="who"),
            path("<int:pk>/wrote/", LookView.as_view(), name="wrote"),
            path("undo/<int:pk>/", UndoView.as_view(), name="undo"),
            path("person/<uuid:key>/", PersonView.as_view(), name="person"),
            path("words/", TryView.as_view(), name="try"),
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
