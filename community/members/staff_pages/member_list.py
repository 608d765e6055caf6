"""The list of members: pseudonym, label, login name, joined, state. No e-mail address stands in it."""

import django_filters
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, TitleColumn
from wagtail.users.views.users import IndexView

from community.lib.templatetags.hearth import role_label

from ..models import Member, Role
from . import queries as staff_queries


class MemberFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=tuple(staff_queries.STATES.items()), method="keep_state"
    )
    role = django_filters.ChoiceFilter(label=_("Role"), choices=Role.choices, method="keep_role")
    date_joined = django_filters.DateFromToRangeFilter(label=_("Joined"), widget=DateRangePickerWidget)
    groups = django_filters.ModelChoiceFilter(label=_("Circle or staff group"), queryset=Group.objects.order_by("name"))

    class Meta:
        model = Member
        fields = []

    def keep_state(self, queryset, name, value):
        return staff_queries.in_state(queryset, value)

    def keep_role(self, queryset, name, value):
        return staff_queries.with_role(queryset, value)


class MemberIndexView(IndexView):
    page_title = _("Members")
    add_item_label = _("Add a member")
    any_permission_required = ["change"]

    def get_base_queryset(self):
        return staff_queries.people()

    def get_filterset_kwargs(self):
        kwargs = super().get_filterset_kwargs()
        kwargs.pop("is_searching", None)
        return kwargs

    def order_queryset(self, queryset):
        # Two who joined in one second must not change places from page to page.
        return super().order_queryset(queryset).order_by(*([self.ordering] if self.ordering else []), "-pk")

    @cached_property
    def search_fields(self):
        return ["home_persona__name", "username"]

    @cached_property
    def columns(self):
        restricted = None

        def state(member):
            nonlocal restricted
            if restricted is None:
                restricted = staff_queries.restricted_ids()
            return staff_queries.STATES[staff_queries.state_of(member, restricted)]

        title = self._get_title_column_class(TitleColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="user"),
            title(
                "name", accessor=str, label=_("Pseudonym"), sort_key="home_persona__name",
                get_url=lambda member: reverse("wagtailusers_users:member", args=[member.pk]),
            ),
            Column("state", label=_("State"), accessor=state),
            Column("role", label=_("Label"), accessor=lambda m: role_label(m.home_persona.role_now if m.home_persona else "")),
            DateColumn("date_joined", label=_("Joined"), sort_key="date_joined"),
            Column("username", label=_("Login name"), sort_key="username"),
        ]  # fmt: skip

    def get_list_more_buttons(self, instance):
        return [
            button for button in super().get_list_more_buttons(instance)
            if self.request.user.is_superuser or not instance.is_superuser
        ]  # fmt: skip


def listed(request):
    """The members in the list that `request` shows: its scope, filters and search, on all pages."""
    view = MemberIndexView()
    view.setup(request)
    view.model = Member
    view.index_results_url_name = "wagtailusers_users:index_results"
    view.filterset_class = MemberFilterSet
    return view.search_queryset(view.filter_queryset(view.get_base_queryset()))
