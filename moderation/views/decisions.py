"""What was decided about my words and my account, and asking somebody else to look."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from community.lib.privacy import closed_paths_for
from community.members.permissions import Refused, why_not_act_as_staff
from community.members.views.safety import ask_for_second_factor

from .. import permissions, queries, registry, services
from ..content import State
from ..forms import AppealForm
from ..labels import title_of, told
from ..models import Appeal, Decision

NAMES = Decision.Action
# Between moderators, or about what others told them: nothing that was done to its author.
NOT_ABOUT_THEM = (NAMES.DISMISS, NAMES.TAKE_OVER)
HOLDING = frozenset((*Decision.ABOUT_CONTENT, *Decision.ABOUT_ACCOUNT, *Decision.ABOUT_THREAD)) - {
    NAMES.APPROVE, NAMES.EDIT, NAMES.WARN, NAMES.MOVE,
}  # fmt: skip


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
    undone = Decision.objects.filter(reverses=found).exists()
    over = found.until is not None and found.until <= timezone.now()
    appeal = Appeal.objects.filter(decision=found, signal__isnull=True).first()
    answered = Appeal.objects.select_related("decision").filter(case=found.case_id).first()
    return render(
        request,
        "moderation/decision.html",
        {
            "decision": found,
            "rule": queries.rule_titles().get(found.rule, "") if found.rule else "",
            "words": found.text.words,
            "title": title_of(found, undone, over),
            "target_text": handler.text(target) if target is not None else "",
            "theirs": theirs,
            "target_url": handler.url(target) if target is not None else _thread_url(found, request.user),
            "mend_url": handler.edit_url(target)
            if target is not None and target.state in (State.HIDDEN, State.REMOVED)
            else "",
            "state": target.state if target is not None else "",
            "undone": undone,
            "over": over,
            "appeal": appeal,
            "answered": answered,
            "place": _place_name(found, request.user),
            "talk_url": _talk_url(found, request.user),
            "may_appeal": permissions.why_not_appeal(request.user, found) is None,
        },
    )


def _thread_url(decision, member):
    """Where the thread stands that a decision is about, unless it is now where `member` cannot see it."""
    handler = registry.thread_handler(decision.target_kind)
    thread = handler.get(decision.target_id) if handler is not None else None
    return handler.url(thread) if thread is not None and handler.can_be_seen(thread, member) else ""


def _place_name(decision, member):
    """The board or group a decision holds in, unless `member` may not look into it."""
    place = decision.case.place
    open_to = place is not None and not place.path.startswith(tuple(closed_paths_for(member)))
    return place.title if open_to else ""


def _talk_url(decision, member):
    """Where the team and the author write to each other, if the team wrote."""
    may = permissions.why_not_answer(member, decision.case) is None
    return reverse("conversation", args=[decision.case_id]) if may else ""


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
    found = queries.decisions_about(request.user).exclude(action__in=NOT_ABOUT_THEM).exclude(queries.UP_BY_ITSELF)[:100]
    now = timezone.now()
    rows = [(d, told(d), _standing(d, now)) for d in found]
    return render(request, "moderation/decisions.html", {"decisions": rows})


def _standing(decision, now):
    """Whether a decision was undone, is over or holds; "" for one that put nothing in force."""
    if decision.undone:
        return "undone"
    if decision.action not in HOLDING:
        return ""
    return "over" if decision.until is not None and decision.until <= now else "in_force"
