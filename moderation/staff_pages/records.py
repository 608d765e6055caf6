"""Records in the admin: what the law asks a community to write about itself, and the log of emergency disclosures."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.views import generic
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from community.lib.templatetags.hearth import calm_date
from community.members.permissions import Refused

from .. import permissions
from ..models import Case, Disclosure, Record
from ..services.disclosures import who_may_allow, write_disclosure
from .shifts import MOMENT
from .to_do import remind


class RecordPolicy(ModelPermissionPolicy):
    """Nobody deletes a record, since what was signed off stays in its history; there is one of each kind."""

    def user_has_permission(self, user, action):
        # Last, and only for who may: the menu of every page of the admin asks this.
        if action == "delete" or not super().user_has_permission(user, action):
            return False
        return action != "add" or Record.objects.count() < len(Record.Kind)


register_permission_policy(Record, RecordPolicy(Record), exact_class=True)


class PrintView(InspectView):
    """A record as a page of its own, to read and to print: the newest version, and whether it is signed off."""

    template_name = "moderation/records/record.html"

    def get_context_data(self, **kwargs):
        newest = self.object.get_latest_revision_as_object()
        is_draft = not self.object.live or self.object.has_unpublished_changes
        return {**super().get_context_data(**kwargs), "record": newest, "is_draft": is_draft}


def _stands(record):
    if not record.live:
        return _("Not signed off")
    who = {"who": record.signed_off_by, "day": calm_date(record.signed_off_on)}
    return _("By %(who)s, %(day)s") % who


def _review(record):
    if record.next_review_on is None:
        return ""
    return (
        _("Late: %(day)s") % {"day": calm_date(record.next_review_on)}
        if record.live and record.is_late
        else calm_date(record.next_review_on)
    )


def _empty(record):
    return record.get_latest_revision_as_object().empty_sections


class RecordViewSet(SnippetViewSet):
    model = Record
    icon = "doc-full"
    menu_label = gettext_lazy("Records")
    menu_name = "records"
    menu_order = 56
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = PrintView
    inspect_template_name = PrintView.template_name
    list_export = []
    list_display = [
        "__str__",
        Column("stands", label=gettext_lazy("Signed off"), accessor=_stands),
        Column("review", label=gettext_lazy("Looked at again"), accessor=_review),
        Column("empty", label=gettext_lazy("Empty sections"), accessor=_empty),
        LiveStatusTagColumn(),
    ]


register_snippet(RecordViewSet)


@remind
def late_records(request):
    """Records that nobody signed off, or that are past the day on which somebody looks again."""
    for record in Record.objects.defer("body"):
        if record.is_late:
            words = _("To be looked at again: %(record)s") if record.live else _("Not signed off yet: %(record)s")
            yield words % {"record": record}, reverse("wagtailsnippets_moderation_record:edit", args=[record.pk])


class _OneOfTheTeam(forms.ModelChoiceField):
    def label_from_instance(self, member):
        return str(member)


class DisclosureForm(forms.Form):
    """What was given out; the case says about whom."""

    case = forms.ModelChoiceField(
        label=gettext_lazy("Number of the case"),
        queryset=Case.objects.all(),
        widget=forms.NumberInput,
        help_text=gettext_lazy("It stands in the address of its page. So it is clear whom it is about, and no name is needed here."),
        error_messages={"invalid_choice": gettext_lazy("There is no such case.")},
    )  # fmt: skip
    at = forms.DateTimeField(
        label=gettext_lazy("When it was given out"), input_formats=[MOMENT],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )  # fmt: skip
    allowed_by = _OneOfTheTeam(label=gettext_lazy("Who allowed it"), queryset=None)
    what = forms.CharField(
        label=gettext_lazy("What was given out"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    to_whom = forms.CharField(
        label=gettext_lazy("To whom"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The service, its number, and the name or number of who took it."),
    )  # fmt: skip
    why = forms.CharField(label=gettext_lazy("Why"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["allowed_by"].queryset = who_may_allow().select_related("home_persona").order_by("username")


class DisclosuresView(generic.WagtailAdminTemplateMixin, View):
    """The log of emergency disclosures with the form to add to it; for administrators alone."""

    template_name = "moderation/records/disclosures.html"
    page_title = gettext_lazy("Emergency disclosures")
    header_icon = "warning"
    SHOWN = 100

    def dispatch(self, request, *args, **kwargs):
        if not permissions.can_audit(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, form=None, **kwargs):
        known = Disclosure.objects.select_related("text", "allowed_by__home_persona", "written_by__home_persona")
        blank = {"case": self.request.GET.get("case", ""), "at": timezone.localtime()}
        return super().get_context_data(
            disclosures=known[: self.SHOWN], form=form or DisclosureForm(initial=blank),
            procedure=Record.objects.filter(kind=Record.Kind.EMERGENCY).defer("body").first(), **kwargs,
        )  # fmt: skip

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def post(self, request):
        form = DisclosureForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                write_disclosure(
                    given["case"].pk, request.user, given["allowed_by"], given["at"], given["what"], given["to_whom"],
                    given["why"],
                )  # fmt: skip
            except Refused as refused:
                form.add_error(None, refused.refusal.text)
            else:
                messages.success(request, _("Written down. It cannot be changed any more."))
                return redirect("moderation_disclosures")
        return self.render_to_response(self.get_context_data(form=form), status=422)


class _ForAudit(MenuItem):
    def is_shown(self, request):
        return permissions.can_audit(request.user)


@hooks.register("register_admin_urls")
def add_disclosures():
    return [path("disclosures/", DisclosuresView.as_view(), name="moderation_disclosures")]


@hooks.register("register_reports_menu_item")
def list_disclosures():
    at = reverse("moderation_disclosures")
    return _ForAudit(_("Emergency disclosures"), at, name="disclosures", icon_name="warning", order=920)
