"""Sessions in the Wagtail admin: planned through the same service as everywhere, never deleted by hand."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from community.lib.staff_lists import ListedAlone
from community.lib.templatetags.hearth import calm_date, clock

from . import services
from .models import Session


def when(session):
    """`3 October 2026, 7:00 pm to 8:30 pm`."""
    return _("%(day)s, %(start)s to %(end)s") % {
        "day": calm_date(session.starts_at), "start": clock(session.starts_at), "end": clock(session.ends_at),
    }  # fmt: skip


class SessionForm(WagtailAdminModelForm):
    """When, how long, for which group. A session that has begun keeps its times."""

    call_off = forms.BooleanField(
        label=gettext_lazy("Call it off"),
        required=False,
        help_text=gettext_lazy("It will not take place. Whoever booked a seat is told. This can’t be undone."),
    )

    class Meta:
        model = Session
        fields = ["group", "starts_at", "ends_at", "description", "capacity"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        seats = self.fields["capacity"]
        seats.min_value, seats.widget.attrs["min"] = 1, 1
        seats.validators = [MinValueValidator(1, _("Please give at least one seat."))]
        if not self._can_be_called_off():
            del self.fields["call_off"]
        if self.instance.pk:
            self.fields["group"].disabled = True
            if self.instance.state != Session.State.SCHEDULED:
                for name in ("starts_at", "ends_at"):
                    self.fields[name].disabled = True
        else:
            self.fields["capacity"].required = False
            self.fields["capacity"].help_text = _("Left empty, as many as the group allows.")

    def _can_be_called_off(self):
        planned = self.instance.pk and self.instance.state == Session.State.SCHEDULED
        return planned and self.instance.starts_at > timezone.now()

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", ValidationError(_("The end must come after the start.")))
        if starts and not self.instance.pk and starts < timezone.now():
            self.add_error("starts_at", ValidationError(_("Please choose a time that is still to come.")))
        if starts and ends and cleaned.get("group") and not cleaned.get("call_off"):
            others = Session.objects.filter(group=cleaned["group"], bench=False, starts_at__lt=ends, ends_at__gt=starts)
            other = others.exclude(state=Session.State.CLOSED).exclude(pk=self.instance.pk).first()
            if other is not None:
                words = _("This group has a session at that time already: %(when)s. Please choose another time.")
                self.add_error("starts_at", ValidationError(words % {"when": when(other)}))
        return cleaned

    def save(self, commit=True):
        if self.instance.pk or not commit:
            saved = super().save(commit)
            if commit and self.cleaned_data.get("call_off"):
                return services.cancel_session(saved)
            return saved
        data = self.cleaned_data
        self.instance = services.plan(
            data["group"], data["starts_at"], data["ends_at"], data.get("description") or "", data.get("capacity")
        )
        return self.instance


class SessionIndexView(generic.IndexView):
    def get_base_queryset(self):
        return Session.objects.filter(bench=False).select_related("group").order_by("-starts_at")


class SessionViewSet(ListedAlone, ModelViewSet):
    model = Session
    name = "planned_sessions"
    url_prefix = "sessions"
    menu_label = gettext_lazy("Sessions")
    menu_order = 60
    icon = "calendar"
    own_pages = ("add", "edit")
    index_view_class = SessionIndexView
    list_filter = ["state", "group"]
    list_display = [
        TitleColumn("group", label=gettext_lazy("Group"), accessor="group.title", url_name="planned_sessions:edit"),
        Column("starts_at", label=gettext_lazy("When"), accessor=when, sort_key="starts_at"),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column("capacity", label=gettext_lazy("Seats")),
    ]

    def get_form_class(self, for_update=False):
        return SessionForm

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("new/", self.add_view, name="add"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
        ]


@hooks.register("register_admin_viewset")
def register_sessions():
    return SessionViewSet()
