"""Sessions in the Wagtail admin: planned through the same service as everywhere, never deleted by hand."""

from django.core.exceptions import ValidationError
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from . import services
from .models import Session


class SessionForm(WagtailAdminModelForm):
    """When, how long, for which group. A session that has begun keeps its times."""

    class Meta:
        model = Session
        fields = ["group", "starts_at", "ends_at", "description", "capacity"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["group"].disabled = True
            if self.instance.state != Session.State.SCHEDULED:
                for name in ("starts_at", "ends_at"):
                    self.fields[name].disabled = True
        else:
            self.fields["capacity"].required = False
            self.fields["capacity"].help_text = _("Left empty, as many as the group allows.")

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", ValidationError(_("The end must come after the start.")))
        if starts and not self.instance.pk and starts < timezone.now():
            self.add_error("starts_at", ValidationError(_("Please choose a time that is still to come.")))
        return cleaned

    def save(self, commit=True):
        if self.instance.pk or not commit:
            return super().save(commit)
        data = self.cleaned_data
        self.instance = services.plan(
            data["group"], data["starts_at"], data["ends_at"], data.get("description") or "", data.get("capacity")
        )
        return self.instance


class SessionIndexView(generic.IndexView):
    def get_base_queryset(self):
        return Session.objects.filter(bench=False).select_related("group").order_by("-starts_at")


class SessionViewSet(ModelViewSet):
    model = Session
    name = "planned_sessions"
    url_prefix = "sessions"
    menu_label = gettext_lazy("Sessions")
    menu_order = 60
    icon = "calendar"
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = SessionIndexView
    list_filter = ["state", "group"]
    list_display = [
        TitleColumn("group", label=gettext_lazy("Group"), accessor="group.title", url_name="planned_sessions:edit"),
        DateColumn("starts_at", label=gettext_lazy("Starts")),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column("capacity", label=gettext_lazy("Seats")),
    ]

    def get_form_class(self, for_update=False):
        return SessionForm

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
        ]

    def get_common_view_kwargs(self, **kwargs):
        common = super().get_common_view_kwargs(**kwargs)
        return {**common, "delete_url_name": None, "history_url_name": None, "usage_url_name": None}


@hooks.register("register_admin_viewset")
def register_sessions():
    return SessionViewSet()
