import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Helpline


class HelplineFilterSet(WagtailFilterSet):
    late = django_filters.BooleanFilter(label=_("Check is late"), method="keep_late")

    class Meta:
        model = Helpline
        fields = ["country", "late", "need", "method", "live"]

    def keep_late(self, queryset, name, value):
        late = Helpline.objects.late(timezone.localdate()).values("pk")
        return queryset.filter(pk__in=late) if value else queryset.exclude(pk__in=late)


class HelplineViewSet(SnippetViewSet):
    model = Helpline
    icon = "mobile-alt"
    menu_label = _("Helplines")
    menu_name = "helplines"
    menu_order = 310
    add_to_admin_menu = True
    list_display = [
        "name",
        Column("country_name", label=_("Country"), sort_key="country"),
        Column("shown", label=_("Number")),
        Column("verified_on", label=_("Last checked"), sort_key="verified_on"),
        Column("next_check_on", label=_("Next check"), sort_key="next_check_on"),
        Column(
            "check_state", label=_("Check"), accessor=lambda helpline: _("Late") if helpline.is_late() else _("In time")
        ),
        BooleanColumn("live", label=_("Shown")),
    ]
    filterset_class = HelplineFilterSet
    ordering = ["country", "-is_emergency", "position", "name"]


register_snippet(HelplineViewSet)


class LateHelplines(SummaryItem):
    """On the admin's front page: how many numbers wait for somebody to ring them."""

    order = 320
    template_name = "helplines/late_summary.html"

    def is_shown(self):
        return self.request.user.has_perm("helplines.change_helpline")

    def get_context_data(self, parent_context):
        return {"count": Helpline.objects.live().late().count()}


@hooks.register("construct_homepage_summary_items")
def tell_of_late_helplines(request, items):
    items.append(LateHelplines(request))
