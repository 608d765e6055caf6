"""What was decided about my words and my account, and asking somebody else to look."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from community.members.permissions import Refused, why_not_act_as_staff
from community.members.views.safety import ask_for_second_factor

from .. import permissions, queries, registry, services
from ..content import State
from ..forms import AppealForm
from ..labels import TOLD
from ..models import Appeal, Decision


@login_required
@require_GET
def decision(request, pk):
    """A decision explained to the person it is about: what, why, which rule, by whom, until when, and how to appeal."""
    found = _decision(pk)
    if not permissions.can_read_decision(request.user, found):
        raise Http404
    if (
        not permissions.is_about(found, request.user)
        and why_not_act_as_staff(request.session, request.user) is not None
    ):
        return ask_for_second_factor(request)
    handler = registry.find(found.target_kind)
    target = handler.get(found.target_id) if handler is not None and handler.has_state else None
    theirs = handler.words_at(target, found.revision - 1) if target is not None and found.action == "edit" else None
    appeal = Appeal.objects.filter(decision=found).first()
    answered = Appeal.objects.select_related("decision").filter(case=found.case_id).first()
    return render(
        request,
        "moderation/decision.html",
        {
            "decision": found,
            "rule": queries.rule_titles().get(found.rule, "") if found.rule else "",
            "words": found.text.words,
            "told": TOLD.get(found.action, ""),
            "target_text": handler.text(target) if target is not None else "",
            "theirs": theirs,
            "target_url": handler.url(target) if target is not None else _thread_url(found, request.user),
            "mend_url": handler.edit_url(target) if target is not None and target.state == State.REMOVED else "",
            "state": target.state if target is not None else "",
            "undone": Decision.objects.filter(reverses=found).exists(),
            "over": found.until is not None and found.until <= timezone.now(),
            "appeal": appeal,
            "answered": answered,
            "may_appeal": permissions.why_not_appeal(request.user, found) is None,
        },
    )


def _thread_url(decision, member):
    """Where the thread stands that a decision is about, unless it is now where `member` cannot see it."""
    handler = registry.thread_handler(decision.target_kind)
    thread = handler.get(decision.target_id) if handler is not None else None
    return handler.url(thread) if thread is not None and handler.can_be_seen(thread, member) else ""


def _decision(pk):
    return get_object_or_404(Decision.objects.select_related("case__author", "case__place", "text", "reverses"), pk=pk)


@login_required
@require_http_methods(["GET", "POST"])
def appeal(request, pk):
    """Ask that somebody else looks at a decision about oneself; once a decision."""
    found = _decision(pk)
    if not permissions.is_about(found, request.user):
        raise Http404
    refusal = permissions.why_not_appeal(request.user, found)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and refusal is None and form.is_valid():
        try:
            services.appeal(found, request.user, form.cleaned_data["words"])
        except Refused as refused:
            refusal = refused.refusal
        else:
            messages.success(request, _("Thank you. Somebody else will look at it, and you are told here."))
            return redirect("decision", pk)
    status = 200 if request.method == "GET" else 409 if refusal is not None else 422
    return render(
        request, "moderation/appeal.html", {"decision": found, "form": form, "refusal": refusal}, status=status
    )


@login_required
@require_GET
def decision_about(request, kind, pk):
    """The newest decision about one thing the reader wrote."""
    own = Decision.objects.filter(target_kind=kind, target_id=pk, case__author__member=request.user)
    newest = own.order_by("-at", "-pk").first()
    if newest is None:
        raise Http404
    return redirect("decision", newest.pk)


@login_required
@require_GET
def decisions(request):
    """All decisions about oneself and one's own words."""
    return render(request, "moderation/decisions.html", {"decisions": queries.decisions_about(request.user)[:100]})
