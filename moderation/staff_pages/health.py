"""How the queue is, under Reports, for those who answer for the community."""

import csv

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views import generic

from .. import health, permissions
from ..models import Case


def span(wait):
    """A timedelta in words: `40 min`, `5 h`, `3 days`; "" for None."""
    if wait is None:
        return ""
    minutes = round(wait.total_seconds() / 60)
    if minutes < 90:
        return _("%(n)s min") % {"n": minutes}
    if minutes < 48 * 60:
        return _("%(n)s h") % {"n": round(minutes / 60)}
    days = round(minutes / (60 * 24))
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


class HealthView(generic.WagtailAdminTemplateMixin, View):
    """Waiting times, what is open, and what each carries; `?export=csv` gives the waiting times, without any person."""

    template_name = "moderation/health.html"
    page_title = gettext_lazy("How the queue is")
    header_icon = "time"
    http_method_names = ["get"]

    def dispatch(self, request, *args, **kwargs):
        if not permissions.can_audit(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request):
        if request.GET.get("export") == "csv":
            return self._csv()
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        kinds = dict(Case.Kind.choices)
        rows = [(w, kinds[w.kind], span(w.median), span(w.ninetieth)) for w in health.waiting()]
        return super().get_context_data(
            weeks=rows,
            fewest=health.FEWEST,
            open_now=[(o, kinds[o.kind]) for o in health.open_now()],
            load=health.load(),
            days=health.LOAD_DAYS,
            **kwargs,
        )

    def _csv(self):
        answer = HttpResponse(content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="queue.csv"'
        out = csv.writer(answer)
        out.writerow(["week_from", "kind", "closed", "median_minutes", "ninetieth_minutes", "percent_in_time"])
        for w in health.waiting():
            few = w.median is None
            times = (
                ["", "", ""] if few else [*(round(t.total_seconds() / 60) for t in (w.median, w.ninetieth)), w.in_time]
            )
            out.writerow([w.monday.isoformat(), w.kind, f"<{health.FEWEST}" if few else w.count, *times])
        return answer


class _ForLeads(MenuItem):
    def is_shown(self, request):
        return permissions.can_audit(request.user)


@hooks.register("register_admin_urls")
def add_health():
    return [path("queue-health/", HealthView.as_view(), name="queue_health")]


@hooks.register("register_reports_menu_item")
def list_health():
    return _ForLeads(_("How the queue is"), reverse("queue_health"), name="queue_health", icon_name="time", order=905)
