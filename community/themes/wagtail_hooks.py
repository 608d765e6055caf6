from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import ContentWarning, Theme


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = _("Themes")
    list_display = ["name", "description"]
    ordering = ["name"]


class ContentWarningViewSet(SnippetViewSet):
    model = ContentWarning
    icon = "warning"
    menu_label = _("Content warnings")
    list_display = ["name", "meaning"]
    ordering = ["name"]


@register_snippet
class WordsViewSetGroup(SnippetViewSetGroup):
    items = (ThemeViewSet, ContentWarningViewSet)
    menu_label = _("Themes and warnings")
    menu_icon = "tag"
    menu_order = 320
