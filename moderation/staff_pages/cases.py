"""One case in the Wagtail admin: what is known, and the decision beside it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.views import generic

from community.members.permissions import Refused

from .. import permissions, queries, registry, services
from ..content import State
from ..forms import AnswerForm, DecideForm
from ..labels import REASONS, pressing, what
from ..models import Case, Decision
from ..scope import scope_of_request


def case_in_scope(request, pk):
    """The case, if the reader moderates its place; for everybody else it is not there."""
    case = Case.objects.select_related("author", "place", "appeal").filter(pk=pk).first()
    if case is None or not scope_of_request(request).covers(case):
        raise Http404
    return case


class CasePage(generic.PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, View):
    """What every page about a case is made of; `self.case` lies within the reader's scope."""

    model = Case
    any_permission_required = ["view", "change"]
    header_icon = "clipboard-list"
    title = ""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.case = None

    def dispatch(self, request, *args, **kwargs):
        if not self.user_has_any_permission(self.any_permission_required):
            # The admin's own answer: a refusal, or the way to sign in.
            return super().dispatch(request, *args, **kwargs)
        self.case = case_in_scope(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @property
    def scope(self):
        return scope_of_request(self.request)

    def get_page_title(self):
        return self.title or what(self.case)

    def get_breadcrumbs_items(self):
        items = [*self.breadcrumbs_items, {"url": reverse("queue:index"), "label": _("Queue")}]
        if self.title:
            items.append({"url": reverse("queue:case", args=[self.case.pk]), "label": what(self.case)})
        return [*items, {"url": "", "label": self.get_page_title()}]


class CaseView(CasePage):
    """One case: the text in its place, what brought it here, the author's history, and the decision beside it.

    An appeal shows the text that was decided about, and asks for an answer.
    """

    template_name = "moderation/case.html"

    def get_context_data(self, **kwargs):
        case, member, scope = self.case, self.request.user, self.scope
        asked = case.appeal if case.kind == Case.Kind.APPEAL else None
        about = asked.decision if asked else case
        handler = registry.find(about.target_kind)
        target = handler.get(about.target_id) if handler is not None else None
        covered = case.severity >= 3 and "show" not in self.request.GET
        lines = handler.context(target) if target is not None else []
        decisions, history = queries.decisions_around(case, about, scope)
        form, rules = AnswerForm if asked else DecideForm, queries.rule_titles()
        return super().get_context_data(
            case=case,
            asked=asked,
            is_text=handler is not None,
            target=target,
            # Severe words are not even in the page until somebody asks for them.
            covered=covered,
            lines=[line for line in lines if not (covered and line.is_target)],
            signals=[
                (REASONS.get(s.reason, s.reason), s) for s in queries.signals_on(about.target_kind, about.target_id)
            ],
            decisions=[(d, rules.get(d.rule, ""), may_undo(member, d, scope)) for d in decisions],
            history=history,
            severity=pressing(case),
            refusal=permissions.why_not_decide(member, case, scope),
            may_act=permissions.why_not_act_on(member, case.author, scope) is None,
            is_masked=case.author is not None and case.author.scope != case.author.COMMUNITY,
            is_public=target is not None and target.state == State.PUBLISHED,
            is_open=case.state == Case.State.OPEN,
            url=handler.url(target) if target is not None else "",
            **{"form": form(initial={"version": case.version}), **kwargs},
        )

    def get(self, request, pk):
        return self.render_to_response(self.get_context_data())

    def post(self, request, pk):
        is_appeal = self.case.kind == Case.Kind.APPEAL
        form_class = AnswerForm if is_appeal else DecideForm
        form = form_class(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        data = form.cleaned_data
        try:
            if is_appeal:
                services.answer_appeal(pk, data["action"], request.user, data["version"], data["words"])
            else:
                services.decide(pk, data["action"], request.user, data["version"], data["words"], data["rule"])
        except Refused as refused:
            # What the moderator wrote stays in the form; the page shows the case as it is now.
            self.case.refresh_from_db()
            messages.error(request, refused.refusal.text)
            again = form_class(initial={**data, "version": self.case.version})
            return self.render_to_response(self.get_context_data(form=again), status=409)
        messages.success(request, _DONE[data["action"]]())
        following = queries.queue_for(request.user, self.scope).first()
        return redirect("queue:case", pk=following.pk) if following else redirect("queue:index")


_DONE = {
    "approve": lambda: _("Released. It is up now, and the author is told."),
    "remove": lambda: _("Removed. The author is told why."),
    "uphold": lambda: _("Answered. It stays as it was, and the person is told why."),
    "overturn": lambda: _("Answered. The decision is undone, and the person is told."),
}


def may_undo(member, decision, scope):
    """Whether the page offers to undo `decision`: the same questions that the service asks."""
    return (
        not hasattr(decision, "reversed_by")
        and permissions.why_not_undo(member, decision, decision.case, scope) is None
    )


class UndoView(generic.PermissionCheckedMixin, View):
    model = Case
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, pk):
        decision = get_object_or_404(Decision.objects.select_related("case__author", "case__place"), pk=pk)
        if not scope_of_request(request).covers(decision.case):
            raise Http404
        try:
            services.reverse_decision(decision, request.user, request.POST.get("words", "")[:2000])
        except Refused as refused:
            messages.error(request, refused.refusal.text)
        else:
            messages.success(request, _("Undone. The author is told."))
        return redirect("queue:case", pk=decision.case_id)
