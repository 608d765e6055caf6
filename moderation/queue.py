"""The queue in the Wagtail admin: one list, one page a case, decisions through the services."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from community.members.permissions import Refused

from . import permissions, queries, registry, services
from .content import State
from .forms import DecideForm, rule_label
from .models import Case, Decision

SEVERITY = {
    0: gettext_lazy("Low"),
    1: gettext_lazy("Usual"),
    2: gettext_lazy("Soon"),
    3: gettext_lazy("Urgent"),
    4: gettext_lazy("Now"),
}
REASONS = {
    "wish_to_be_dead": gettext_lazy("A wish to be dead. Not a diagnosis."),
    "thoughts_of_suicide": gettext_lazy("Thoughts of suicide, no plan stated. Not a diagnosis."),
    "plan_or_preparation": gettext_lazy("A plan, a means or a preparation. Not a diagnosis."),
    "act_under_way": gettext_lazy("An act may be under way. Not a diagnosis."),
    "link_from_new_member": gettext_lazy("A link from somebody who is new here."),
    "email": gettext_lazy("An e-mail address."),
    "phone": gettext_lazy("A phone number."),
    "check_failed": gettext_lazy("The check itself failed, so a person looks."),
    "worried": gettext_lazy("Somebody is worried about this person."),
    "revised": gettext_lazy("The author changed the words after they were taken down."),
    "reported": gettext_lazy("Somebody thinks it breaks a rule."),
}


def what(case):
    """The name of a case in lists and titles, such as “Held post”."""
    try:
        label = registry.handler_for(case.target_kind).label
    except KeyError:
        label = case.target_kind
    return _("%(kind)s: %(label)s") % {"kind": case.get_kind_display(), "label": label}


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


def pressing(case):
    """How pressing a case is, in a word; somebody's wish to be dead is never “usual”."""
    return SEVERITY[max(case.severity, 2) if case.kind == Case.Kind.CRISIS else case.severity]


class QueueIndexView(generic.IndexView):
    page_title = gettext_lazy("Queue")
    any_permission_required = ["view", "change"]
    is_searchable = False
    list_export = []

    def get_base_queryset(self):
        return queries.queue_for(self.request.user).select_related("author", "place")

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
            Column("author", label=gettext_lazy("Who"), accessor=lambda case: case.author.name if case.author else ""),
            Column("place", label=gettext_lazy("Where"), accessor=lambda case: case.place.title if case.place else ""),
            Column("severity", label=gettext_lazy("How pressing"), accessor=pressing),
            _Due("due_at", label=gettext_lazy("Due")),
        ]


class CaseView(generic.PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, View):
    """One case: the text in its place, what brought it here, the author's history, and the decision beside it."""

    model = Case
    any_permission_required = ["view", "change"]
    template_name = "moderation/case.html"
    header_icon = "clipboard-list"

    def dispatch(self, request, *args, **kwargs):
        self.case = Case.objects.select_related("author", "place").filter(pk=kwargs["pk"]).first()
        if self.case is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return what(self.case)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("queue:index"), "label": _("Queue")},
            {"url": "", "label": what(self.case)},
        ]

    def get_context_data(self, **kwargs):
        case, member = self.case, self.request.user
        handler = registry.handler_for(case.target_kind)
        target = handler.get(case.target_id)
        covered = case.severity >= 3 and "show" not in self.request.GET
        decisions = list(queries.decisions_on(case.target_kind, case.target_id))
        return super().get_context_data(
            case=case,
            label=handler.label,
            target=target,
            # Severe words are not even in the page until somebody asks for them.
            covered=covered,
            lines=[]
            if target is None
            else [line for line in handler.context(target) if not (covered and line.is_target)],
            signals=[
                (REASONS.get(s.reason, s.reason), s) for s in queries.signals_on(case.target_kind, case.target_id)
            ],
            decisions=[(d, rule_label(d.rule), may_undo(member, d)) for d in decisions],
            history=queries.history_of(case.author),
            severity=pressing(case),
            refusal=permissions.why_not_decide(member, case),
            is_public=target is not None and target.state == State.PUBLISHED,
            is_open=case.state == Case.State.OPEN,
            url=handler.url(target) if target is not None else "",
            **{"form": DecideForm(initial={"version": case.version}), **kwargs},
        )

    def get(self, request, pk):
        return self.render_to_response(self.get_context_data())

    def post(self, request, pk):
        form = DecideForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        data = form.cleaned_data
        try:
            services.decide(pk, data["action"], request.user, data["version"], data["words"], data["rule"])
        except Refused as refused:
            # What the moderator wrote stays in the form; the page shows the case as it is now.
            self.case.refresh_from_db()
            messages.error(request, refused.refusal.text)
            again = DecideForm(initial={**data, "version": self.case.version})
            return self.render_to_response(self.get_context_data(form=again), status=409)
        done = (
            _("Released. It is up now, and the author is told.")
            if data["action"] == "approve"
            else _("Removed. The author is told why.")
        )
        messages.success(request, done)
        following = queries.queue_for(request.user).first()
        return redirect("queue:case", pk=following.pk) if following else redirect("queue:index")


def may_undo(member, decision):
    """Whether the page offers to undo `decision`: the same questions that the service asks."""
    return (
        decision.action != Decision.Action.REVERSE
        and not hasattr(decision, "reversed_by")
        and not decision.automated
        and permissions.why_not_decide(member, decision.case) is None
    )


class UndoView(generic.PermissionCheckedMixin, View):
    model = Case
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, pk):
        decision = get_object_or_404(Decision.objects.select_related("case__author"), pk=pk)
        try:
            services.reverse_decision(decision, request.user, request.POST.get("words", "")[:2000])
        except Refused as refused:
            messages.error(request, refused.refusal.text)
        else:
            messages.success(request, _("Undone. The author is told."))
        return redirect("queue:case", pk=decision.case_id)


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
    list_filter = ["kind", "severity", "place"]
    form_fields = ["severity"]
    index_view_class = QueueIndexView

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", CaseView.as_view(), name="case"),
            path("undo/<int:pk>/", UndoView.as_view(), name="undo"),
        ]

    def get_common_view_kwargs(self, **kwargs):
        common = super().get_common_view_kwargs(**kwargs)
        for name in ("add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"):
            if name in common:
                common[name] = None
        return common
