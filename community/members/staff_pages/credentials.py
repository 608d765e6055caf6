"""Every role that staff gave, as a report: in force, ending soon, over. Evidence stands on the member's own page."""

import django_filters
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from community.lib.staff_lists import ListedAlone
from community.lib.templatetags.hearth import calm_date

from ..models import Credential, Role
from . import queries as staff_queries

IN_FORCE, SOON, OVER = "in_force", "soon", "over"


class CredentialFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=((IN_FORCE, _("In force")), (SOON, _("Ends soon")), (OVER, _("Over"))),
        method="keep_state",
    )
    role = django_filters.ChoiceFilter(label=_("Role"), choices=[c for c in Role.choices if c[0] != Role.PEER])

    class Meta:
        model = Credential
        fields = []

    def keep_state(self, queryset, name, value):
        if value == SOON:
            return queryset.filter(pk__in=staff_queries.ending_soon().values("pk"))
        in_force = staff_queries.in_force().values("pk")
        return queryset.filter(pk__in=in_force) if value == IN_FORCE else queryset.exclude(pk__in=in_force)


def role_and_place(credential):
    if credential.page is None:
        return credential.get_role_display()
    return _("%(role)s, only in %(place)s") % {"role": credential.get_role_display(), "place": credential.page.title}


def state_of(credential):
    if credential.withdrawn_at is not None:
        return _("Taken back")
    return _("In force") if credential.in_force() else _("Ended by itself")


class CredentialIndexView(IndexView):
    page_title = _("Roles")
    any_permission_required = ["change"]
    list_export = []
    default_ordering = "-granted_at"

    def get_base_queryset(self):
        return Credential.objects.select_related("member__home_persona", "page", "granted_by__home_persona")

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "member", label=_("Who"), accessor="member", sort_key="member__home_persona__name",
                get_url=lambda c: reverse("wagtailusers_users:member", args=[c.member_id]),
            ),
            Column("role", label=_("Role"), accessor=role_and_place, sort_key="role"),
            # Wagtail's own column of dates calls what is still to come “just now”.
            Column("expires_at", label=_("Last day"), accessor=lambda c: calm_date(c.last_day), sort_key="expires_at"),
            Column("state", label=_("State"), accessor=state_of),
            Column("granted_at", label=_("Given"), accessor=lambda c: calm_date(c.granted_at), sort_key="granted_at"),
            Column("granted_by", label=_("By"), accessor=lambda c: c.granted_by or ""),
        ]  # fmt: skip


class CredentialViewSet(ListedAlone, ModelViewSet):
    """A list to read: roles are given and taken back on the page of the member."""

    model = Credential
    name = url_prefix = "credentials"
    menu_label = _("Roles")
    menu_order = 71
    icon = "key"
    list_per_page = 50
    form_fields = ["role"]
    filterset_class = CredentialFilterSet
    index_view_class = CredentialIndexView
    search_fields = ["member__home_persona__name"]
    search_backend_name = None

    def register_admin_url_finder(self):
        """No page of its own to find."""


class EndingRoles(SummaryItem):
    """On the admin's front page: whose role ends soon, while there is time to look at it again."""

    order = 30
    template_name = "members/admin/ending_summary.html"

    @cached_property
    def count(self):
        return staff_queries.ending_soon().count()

    def is_shown(self):
        return self.request.user.has_perm("members.change_credential") and self.count > 0

    def get_context_data(self, parent_context):
        return {"count": self.count}


class WaitingPeople(SummaryItem):
    """On the admin's front page: how many asked to join and have had no answer."""

    order = 20
    template_name = "members/admin/waiting_summary.html"

    @cached_property
    def count(self):
        return staff_queries.waiting().count()

    def is_shown(self):
        return self.request.user.has_perm("members.change_member") and self.count > 0

    def get_context_data(self, parent_context):
        return {"count": self.count}
