"""Under Reports: the figures of a period, exact and as the public would see them, and publishing them."""

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
from wagtail.admin.views import generic

from community.members.permissions import Refused

from .. import figures, permissions
from ..figures_words import tables
from ..models import Decision, TransparencyReport
from ..services.transparency import publish_figures
from ..views.transparency import code_of
from .to_do import remind


class WordsForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What we say about it"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("What went well, what did not, and what you change. It stands above the figures."),
    )


class TransparencyView(generic.WagtailAdminTemplateMixin, View):
    """For administrators: nothing is public before one of them has looked."""

    template_name = "moderation/figures.html"
    page_title = gettext_lazy("Transparency")
    header_icon = "view"

    def dispatch(self, request, *args, **kwargs):
        if not permissions.can_audit(request.user):
            raise PermissionDenied
        self.periods = figures.periods()
        wanted = request.GET.get("period", "")
        self.period = next((p for p in self.periods if p.code == wanted), self.periods[0])
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, form=None, **kwargs):
        exact = figures.figures(self.period)
        published = {code_of(report): report for report in TransparencyReport.objects.select_related("published_by")}
        return super().get_context_data(
            period=self.period,
            periods=self.periods,
            tables=[(t, public.rows) for t, public in zip(tables(exact), tables(figures.in_fives(exact)), strict=True)],
            report=published.get(self.period.code),
            form=form or WordsForm(),
            **kwargs,
        )

    def get(self, request):
        return self.render_to_response(self.get_context_data())

    def post(self, request):
        form = WordsForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            publish_figures(self.period, form.cleaned_data["words"], request.user)
        except Refused as refused:
            messages.error(request, refused.refusal.text)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(request, _("Published. Everybody can read it now."))
        return redirect(f"{reverse('moderation_figures')}?period={self.period.code}")


class _ForAudit(MenuItem):
    def is_shown(self, request):
        return permissions.can_audit(request.user)


@hooks.register("register_admin_urls")
def add_figures():
    return [path("transparency/", TransparencyView.as_view(), name="moderation_figures")]


@hooks.register("register_reports_menu_item")
def list_figures():
    return _ForAudit(_("Transparency"), reverse("moderation_figures"), name="figures", icon_name="view", order=910)


@remind
def nothing_published(request):
    """Last year is over, something was decided in it, and nobody published anything."""
    this_year = timezone.localdate().replace(month=1, day=1)
    start, _end = figures.period(str(this_year.year)).moments
    if Decision.objects.filter(at__lt=start).exists() and not TransparencyReport.objects.filter(end=this_year).exists():
        last = this_year.year - 1
        words = _("The figures of %(year)s are not published yet.") % {"year": last}
        yield words, f"{reverse('moderation_figures')}?period={last}"
