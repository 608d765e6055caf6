"""Helplines in the admin: the list with what is late or waits, one press for "I rang it", and the page to confirm."""

import django_filters
from django.contrib import messages
from django.http import HttpResponseNotAllowed
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from community.lib.templatetags.hearth import calm_date
from community.lib.views import safe_next

from . import services
from .forms import ConfirmForm
from .importing.lines import read_line
from .importing.reading import COLUMNS, Refused
from .models import Helpline


class HelplineFilterSet(WagtailFilterSet):
    late = django_filters.BooleanFilter(label=gettext_lazy("Check is late"), method="keep_late")
    waiting = django_filters.BooleanFilter(label=gettext_lazy("Waiting to be confirmed"), method="keep_waiting")

    class Meta:
        model = Helpline
        fields = ["country", "late", "waiting", "need", "method", "live"]

    def keep_late(self, queryset, name, value):
        return self._keep(queryset, Helpline.objects.late(), value)

    def keep_waiting(self, queryset, name, value):
        return self._keep(queryset, Helpline.objects.waiting(), value)

    @staticmethod
    def _keep(queryset, those, value):
        return queryset.filter(pk__in=those.values("pk")) if value else queryset.exclude(pk__in=those.values("pk"))


class CheckColumn(Column):
    """How its check stands, and the one press that records a check, or the way to the page where it is confirmed."""

    cell_template_name = "helplines/check_cell.html"

    class Media:
        css = {"all": ["community/css/helplines_admin.css"]}

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        here = reverse("wagtailsnippets_helplines_helpline:list")
        # The list renews itself from another address; the way back is the list as it is filtered now.
        context["back"] = f"{here}?{request.GET.urlencode()}" if request.GET else here
        context["csrf_token"] = get_token(request)
        context["may_change"] = request.user.has_perm("helplines.change_helpline")
        return context


def last_check(helpline):
    """The day and who rang."""
    if not helpline.verified_on:
        return ""
    day = calm_date(helpline.verified_on)
    return f"{day}, {helpline.verified_by}" if helpline.verified_by else day


class HelplineIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("verified_by__home_persona").defer("source_row")


class HelplineEditView(EditView):
    """An editor's page of one helpline; one that waits is confirmed here, beside the words of its file."""

    template_name = "helplines/edit.html"

    def get_panel(self):
        if not self.object.is_waiting:
            return super().get_panel()
        return ObjectList(Helpline.confirm_panels, base_form_class=ConfirmForm).bind_to_model(Helpline)

    def get_form_class(self):
        # The viewset hands over the usual form, which would win over the panel's own.
        return self.panel.get_form_class()

    def save_instance(self):
        helpline = super().save_instance()
        self.was_confirmed = isinstance(self.form, ConfirmForm) and self.form.confirms
        if self.was_confirmed:
            helpline = services.confirm(helpline, self.request.user)
        return helpline

    def get_success_message(self):
        if self.was_confirmed:
            return gettext("“%(name)s” is confirmed. Readers see it now.") % {"name": self.object.name}
        if self.object.is_waiting:
            return gettext("Saved. Nobody sees “%(name)s” until you confirm it.") % {"name": self.object.name}
        return super().get_success_message()

    def get_success_url(self):
        if self.was_confirmed and Helpline.objects.waiting().exists():
            return f"{reverse(self.index_url_name)}?waiting=true"
        return super().get_success_url()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.object.is_waiting:
            context["source_row"] = [(column, words) for column, words in self.object.source_row.items() if words]
            context["notes"] = self.notes
        return context

    @cached_property
    def notes(self):
        # A row of an earlier version may lack what is a column today.
        row = {**dict.fromkeys(COLUMNS, ""), **self.object.source_row}
        try:
            return read_line(row).notes
        except Refused as why:
            return (str(why),)


class RangView(PermissionCheckedMixin, View):
    """Record that whoever presses rang this number today."""

    model = Helpline
    permission_required = "change"
    index_url_name = ""

    def dispatch(self, request, *args, **kwargs):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, pk):
        helpline = get_object_or_404(Helpline, pk=pk)
        try:
            helpline = services.mark_checked(helpline, request.user)
        except services.NotConfirmed as why:
            messages.error(request, str(why))
        else:
            words = gettext("Written down: you rang “%(name)s” today.") % {"name": helpline.name}
            messages.success(request, words)
        return redirect(safe_next(request, reverse(self.index_url_name)))


class HelplineViewSet(SnippetViewSet):
    model = Helpline
    icon = "mobile-alt"
    menu_label = gettext_lazy("Helplines")
    menu_name = "helplines"
    menu_order = 310
    add_to_admin_menu = True
    # A copy of a line that waits would be one that nobody confirmed and no file answers for.
    copy_view_enabled = False
    index_view_class = HelplineIndexView
    edit_view_class = HelplineEditView
    edit_template_name = "helplines/edit.html"
    list_display = [
        "name",
        Column("country_name", label=gettext_lazy("Country"), sort_key="country", classname="helplines-wide"),
        Column("shown", label=gettext_lazy("Number"), classname="helplines-number"),
        CheckColumn("check", label=gettext_lazy("Check")),
        Column(
            "last_check", label=gettext_lazy("Last checked"), accessor=last_check, sort_key="verified_on",
            classname="helplines-wide",
        ),
        Column(
            "next_check_on", label=gettext_lazy("Next check"), sort_key="next_check_on", classname="helplines-wide",
            accessor=lambda helpline: calm_date(helpline.next_check_on),
        ),
        BooleanColumn("live", label=gettext_lazy("Shown"), classname="helplines-wide"),
    ]  # fmt: skip
    filterset_class = HelplineFilterSet
    ordering = ["country", "-is_emergency", "position", "name"]

    @property
    def rang_view(self):
        return self.construct_view(RangView)

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("rang/<int:pk>/", self.rang_view, name="rang")]
