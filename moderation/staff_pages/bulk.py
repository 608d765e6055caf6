"""Deciding many cases at once, in Wagtail's own way: tick, choose, confirm, and read what was left and why."""

from django.core.exceptions import PermissionDenied
from django.db.models import Case as When_
from django.db.models import When
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.bulk_action import BulkAction

from .. import permissions, queries, services
from ..forms import ManyForm, ManyWithReasonForm, ReadManyForm
from ..labels import REASONS, what
from ..models import Case
from ..scope import scope_of_request
from .queue import QueueFilters

MOST = 500


class Many(BulkAction):
    """What is confirmed is what was shown: each case in the version in which it was listed, and no later arrival."""

    models = [Case]
    form_class = ManyForm
    template_name = "moderation/bulk/confirm.html"
    lead = submit = ""
    # Letters of each text.
    shown = 300

    def dispatch(self, request, *args, **kwargs):
        if not scope_of_request(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_actionable_objects(self):
        """The cases of the filter and the reader's scope, in the order of the queue; the rest is not named."""
        asked = self.request.GET
        # What is ticked is taken from where it was ticked; "all" is what the filter shows.
        aside = bool(asked.get("aside")) if self.request.method == "GET" and "all" in asked.getlist("id") else None
        found = queries.queue_for(self.request.user, scope_of_request(self.request), aside)
        found = found.select_related("author", "place")
        if self.request.method == "POST":
            found = found.filter(pk__in=self.seen())
        elif "all" in (ids := self.request.GET.getlist("id")):
            found = QueueFilters(self.request.GET, queryset=found, request=self.request).qs
        else:
            found = found.filter(pk__in=[pk for pk in ids if pk.isdecimal()])
        found = self.of_all(found)
        found = list(found.annotate(is_worry=queries.is_worry())[:MOST])
        self.texts, self.reasons = queries.texts_of(found), queries.reasons_of(found, scope_of_request(self.request))
        cases = [case for case in found if not self.is_opened_alone(case)]
        return cases, {"items_with_no_access": [case for case in found if self.is_opened_alone(case)]}

    def is_opened_alone(self, case):
        """Whether somebody may be in danger, so that a person opens it by itself."""
        return permissions.is_opened_alone(case)

    def words(self, case):
        return self.texts.get((case.target_kind, case.target_id), "")

    def of_all(self, cases):
        """Those of `cases` that this action is for."""
        return cases

    def seen(self):
        """{id: version} of what the confirming page showed."""
        pairs = (pair.split(":") for pair in self.request.POST.get("seen", "").split(",") if ":" in pair)
        return {int(pk): int(version) for pk, version in pairs if pk.isdecimal() and version.isdecimal()}

    def get_initial(self):
        cases, _left = self.get_actionable_objects()
        return {"seen": ",".join(f"{case.pk}:{case.version}" for case in cases)}

    def object_context(self, case):
        reasons = [str(REASONS.get(reason, reason)) for reason in self.reasons.get(case.pk, ())]
        return {
            "item": case,
            "what": what(case),
            "why": " ".join(reasons),
            "words": Truncator(self.words(case)).chars(self.shown),
        }

    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "lead": self.lead,
            "submit": self.submit,
            "title": self.display_name,
        }

    def prepare_action(self, objects, objects_without_access):
        done = self.decide(self.cleaned_form, self.seen())
        left = dict(done.left)
        order = When_(*(When(pk=pk, then=at) for at, pk in enumerate(left)), default=0)
        cases = Case.objects.filter(pk__in=left).select_related("author").order_by(order)
        shown = scope_of_request(self.request).of(cases)
        context = {
            "title": self.display_name,
            "count": len(done.decided),
            "left": [(what(case), case, left[case.pk].text) for case in shown],
            "next": self.next_url,
        }
        return render(self.request, "moderation/bulk/result.html", context)

    def decide(self, form, seen):
        """Carry it out on the cases `seen` ({id: version}). Returns Done."""
        data = form.cleaned_data
        given = {"words": data.get("words", ""), "rule": data.get("rule", ""), "versions": seen}
        return services.decide_many(list(seen), self.action_type, self.request.user, **given)


class ReleaseMany(Many):
    display_name = _("Release")
    action_type = "approve"
    aria_label = _("Release the chosen cases")
    action_priority = 10
    form_class = ReadManyForm
    lead = _(
        "Everybody can read these at once, and each author is told that a person read it. So please read them all: the whole "
        "words stand here."
    )
    submit = _("Yes, release them")
    shown = 2000

    def is_opened_alone(self, case):
        # What is too long to stand here whole would go up unread.
        return super().is_opened_alone(case) or len(self.words(case)) > self.shown


class RemoveMany(Many):
    display_name = _("Remove")
    action_type = "remove"
    aria_label = _("Remove the texts of the chosen cases")
    action_priority = 20
    form_class = ManyWithReasonForm
    lead = _("Nobody but their authors sees these any more. Each author reads the one reason below.")
    submit = _("Yes, remove them")


class DismissMany(Many):
    display_name = _("Nothing to do")
    action_type = "dismiss"
    aria_label = _("Close the chosen cases with nothing to do")
    action_priority = 30
    lead = _("These are closed and nothing is changed. It fits cases that are about no text, such as a name.")
    submit = _("Yes, close them")
