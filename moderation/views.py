"""The member's side of moderation: what was decided about my words, and telling us about somebody else's."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from community.lib import ratelimit
from community.members.permissions import why_not_act_as_staff
from community.members.registries import visible_to
from community.members.views.safety import ask_for_second_factor

from . import permissions, registry, services
from .content import State
from .forms import ReportForm, rule_label
from .models import Decision


@login_required
@require_GET
def decision(request, pk):
    """A decision explained to the author it is about: what, why, which rule, by whom, until when."""
    found = get_object_or_404(Decision.objects.select_related("case__author", "text", "reverses"), pk=pk)
    if not permissions.can_read_decision(request.user, found):
        raise Http404
    is_own = found.case.author is not None and found.case.author.member_id == request.user.pk
    if not is_own and why_not_act_as_staff(request.session, request.user) is not None:
        return ask_for_second_factor(request)
    handler = registry.handler_for(found.target_kind)
    target = handler.get(found.target_id)
    return render(
        request,
        "moderation/decision.html",
        {
            "decision": found,
            "label": handler.label,
            "rule": rule_label(found.rule),
            "words": found.text.words,
            "target_text": handler.text(target) if target is not None else "",
            "target_url": handler.url(target) if target is not None else "",
            "mend_url": handler.edit_url(target) if target is not None and target.state == State.REMOVED else "",
            "state": target.state if target is not None else "",
            "undone": Decision.objects.filter(reverses=found).exists(),
        },
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
    """All decisions about one's own words."""
    own = Decision.objects.filter(case__author__member=request.user).order_by("-at", "-pk")[:100]
    return render(request, "moderation/decisions.html", {"decisions": own})


@login_required
@require_http_methods(["GET", "POST"])
def report(request, kind, pk):
    """Tell a moderator about something one can see."""
    if kind not in dict(registry.kinds()) or pk not in visible_to[kind](request.user, {pk}):
        raise Http404
    handler = registry.handler_for(kind)
    target = handler.get(pk)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if ratelimit.allowed("report", request.user.pk, 20, 3600):
            about = form.cleaned_data["about"]
            services.report(target, request.user.home_persona, about == ReportForm.WORRIED, form.cleaned_data["words"])
            messages.success(request, _("Thank you. A moderator will look at it. Nobody is told who wrote to us."))
            return redirect(handler.url(target))
        form.add_error(
            None,
            _(
                "That was many reports in an hour. Please wait a little. If somebody is in danger, call the emergency number."
            ),
        )
    return render(
        request,
        "moderation/report.html",
        {"form": form, "label": handler.label, "text": handler.text(target), "back": handler.url(target)},
        status=422 if request.method == "POST" else 200,
    )
