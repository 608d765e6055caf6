"""The rules in force and the words that moderators begin with, edited by staff."""

import django_filters
from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .. import actions
from ..models import Rule, Wording
from ..scope import scope_of_request
from .lists import PhraseViewSet, SafeDomainViewSet


class RulePolicy(ModelPermissionPolicy):
    """Nobody deletes a rule, since decisions go on naming it: it is retired on a day instead."""

    def user_has_permission(self, user, action):
        return action != "delete" and super().user_has_permission(user, action)


register_permission_policy(Rule, RulePolicy(Rule), exact_class=True)


class RuleFilters(WagtailFilterSet):
    retired = django_filters.BooleanFilter(
        label=gettext_lazy("Retired"), field_name="retired_on", lookup_expr="isnull", exclude=True
    )

    class Meta:
        model = Rule
        fields = ["retired"]


class RuleViewSet(SnippetViewSet):
    model = Rule
    icon = "list-ol"
    menu_label = gettext_lazy("Rules")
    copy_view_enabled = False
    inspect_view_enabled = False
    list_display = ["title", "code", "position", "retired_on"]
    list_export = []
    filterset_class = RuleFilters
    ordering = ["position"]
    panels = [
        FieldPanel(name) for name in ("title", "code", "text", "fine", "not_fine", "position", "since", "retired_on")
    ]


def _action_choices():
    """For which action, of those that ask for words."""
    asks = [(a.name, a.label) for a in actions.all_actions() if "words" in a.asks]
    return [("", gettext_lazy("Every action")), *asks]


class WordingViewSet(SnippetViewSet):
    model = Wording
    icon = "comment"
    menu_label = gettext_lazy("Words to begin with")
    copy_view_enabled = False
    list_display = ["title", "action", "rule", "position"]
    list_export = []
    ordering = ["position"]
    panels = [
        FieldPanel("title"),
        FieldPanel("action", widget=forms.Select(choices=_action_choices)),
        *(FieldPanel(name) for name in ("rule", "words", "position")),
    ]


class _TryItem(MenuItem):
    def is_shown(self, request):
        return scope_of_request(request).everywhere


class WordsViewSetGroup(SnippetViewSetGroup):
    items = (RuleViewSet, WordingViewSet, PhraseViewSet, SafeDomainViewSet)
    menu_label = gettext_lazy("Rules and words")
    menu_icon = "list-ol"
    menu_order = 55
    add_to_admin_menu = True

    def get_submenu_items(self):
        label = gettext_lazy("Try a text")
        item = _TryItem(label, reverse("queue:try"), name="try-a-text", icon_name="search", order=900)
        return [*super().get_submenu_items(), item]
