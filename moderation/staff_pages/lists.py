"""What staff add to the lists of screening, and what a phrase would have done before it is saved."""

from django.contrib import messages
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from ..models import Phrase, SafeDomain
from ..scope import scope_once
from ..trying import would_have_done


class ListPolicy(ModelPermissionPolicy):
    """The lists count in every board and room, so they are for those who moderate all of it, while they may."""

    def user_has_permission(self, user, action):
        return super().user_has_permission(user, action) and scope_once(user).everywhere


for model in (Phrase, SafeDomain):
    register_permission_policy(model, ListPolicy(model), exact_class=True)


class _Tries:
    """A form with a second button, which counts and saves nothing."""

    def form_valid(self, form):
        if "try" not in self.request.POST:
            return super().form_valid(form)
        self.form = form
        _tell(self.request, would_have_done(form.instance))
        return self.render_to_response(self.get_context_data(form=form))

    @property
    def has_unsaved_changes(self):
        return "try" in self.request.POST or super().has_unsaved_changes


def _tell(request, tried):
    """At the top of the page, where it is seen first."""
    if not tried.texts:
        messages.info(
            request, _("Nothing was posted in the last %(days)s days. It is not saved yet.") % {"days": tried.days}
        )
        return
    words = _(
        "It is in %(found)s of the %(texts)s newest posts of the last %(days)s days. For %(changed)s of them something "
        "else would have happened."
    ) % vars(tried)
    if tried.is_much:
        words += " " + _("That is many. Please think of words that stand beside it where it matters.")
    tell = messages.warning if tried.is_much else messages.info
    tell(request, words + " " + _("It is not saved yet."))


class PhraseCreateView(_Tries, CreateView):
    def save_instance(self):
        self.form.instance.by = self.request.user
        return super().save_instance()


class PhraseEditView(_Tries, EditView):
    pass


class PhraseIndexView(IndexView):
    @cached_property
    def header_buttons(self):
        try_out = HeaderButton(gettext_lazy("Try a text"), url=reverse("queue:try"), icon_name="search", priority=20)
        return [*super().header_buttons, try_out]


class PhraseViewSet(SnippetViewSet):
    model = Phrase
    icon = "search"
    menu_label = gettext_lazy("Phrases")
    copy_view_enabled = False
    list_export = []
    list_display = ["phrase", "category", "then", "severity", Column("by", label=gettext_lazy("Added by"))]
    list_filter = ["category", "then"]
    search_fields = ["phrase", "note"]
    add_view_class = PhraseCreateView
    edit_view_class = PhraseEditView
    index_view_class = PhraseIndexView
    panels = [
        *(FieldPanel(name) for name in ("phrase", "category", "then", "severity", "note")),
        HelpPanel(template="moderation/lists/_try.html", heading=gettext_lazy("Before you save it")),
    ]

    def get_queryset(self, request):
        return Phrase.objects.select_related("by__home_persona")


class SafeDomainViewSet(SnippetViewSet):
    model = SafeDomain
    icon = "link"
    menu_label = gettext_lazy("Safe sites")
    copy_view_enabled = False
    list_export = []
    list_display = ["domain", "note"]
    search_fields = ["domain", "note"]
    panels = [FieldPanel("domain"), FieldPanel("note")]
