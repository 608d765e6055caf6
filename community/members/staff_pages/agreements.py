"""Agreements in the admin: what staff edit, and beside it the versions that people accepted."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from community.lib.templatetags.hearth import calm_date

from .. import queries
from ..models import AgreementDocument


def _in_force(document):
    if document.version_in_force is None:
        return _("None yet")
    return _("Version %(version)s, from %(day)s") % {
        "version": document.version_in_force, "day": calm_date(document.in_force_since),
    }  # fmt: skip


class VersionsView(InspectView):
    page_title = _("Versions")
    template_name = "members/agreement_versions.html"

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "versions": queries.versions_of(self.object.scope)}


class AgreementViewSet(SnippetViewSet):
    model = AgreementDocument
    icon = "doc-full"
    menu_label = _("Agreements")
    menu_name = "agreements"
    menu_order = 315
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = VersionsView
    inspect_template_name = VersionsView.template_name
    list_display = [
        "__str__",
        Column("in_force", label=_("In force"), accessor=_in_force),
        Column("accepted_by", label=_("Accepted by"), accessor="accepted_by"),
        LiveStatusTagColumn(),
    ]

    def get_queryset(self, request):
        return queries.documents_with_versions()


register_snippet(AgreementViewSet)
