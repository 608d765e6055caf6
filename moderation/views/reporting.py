"""Telling the team about something one can see, and reading what became of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.lib import ratelimit
from community.lib.views import safe_next
from community.members.permissions import Refusal, Refused
from community.members.registries import visible_to

from .. import permissions, personas, queries, registry, services
from ..forms import ComplaintForm
from ..forms.reporting import WORRIED, AboutForm, ReportForm, rule_in
from ..models import Signal
from ..reported import decision_on, outcome_of_one, reports_of
from ..services.reporting import promised

# (how many, in so many seconds) of one member.
BRAKES = ((6, 600), (20, 3600))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def report(request, kind, pk):
    """Tell a moderator about something one can see."""
    handler = registry.find(kind)
    if handler is None or kind not in visible_to or pk not in visible_to[kind](request.user, {pk}):
        raise Http404
    return _ask(request, handler.get(pk))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def report_person(request, word):
    """Tell a moderator about a person, from a link that was made where one met them."""
    persona = personas.persona_in(word, request.user)
    if persona is None:
        raise Http404
    return _ask(request, persona)


def _ask(request, target):
    """Two steps: what it is about (a GET that can be gone back from), then words and what happens next."""
    handler = registry.handler_of(target)
    back = safe_next(request, handler.url(target) or "/")
    first = AboutForm(request.GET if "about" in request.GET else None)
    if request.method == "POST":
        form = ReportForm(request.POST)
        if form.is_valid():
            try:
                _send(request, target, form)
            except Refused as refused:
                form.add_error(None, ValidationError(refused.refusal.text, refused.refusal.code))
            else:
                return redirect("reports")
        elif "about" in form.errors:
            first, form = AboutForm(request.POST), None
    else:
        form = ReportForm(initial=first.cleaned_data) if first.is_valid() else None
    given = {"target": target, "label": handler.label, "text": handler.text(target), "back": back, "form": form}
    given |= {"first": first, "is_person": not handler.has_state, "next": request.GET.get("next", "")}
    if form is not None:
        about = form["about"].value()
        worried = about == WORRIED
        given |= {
            "worried": worried,
            "rule": queries.rule_titles().get(rule_in(about), ""),
            "code": rule_in(about),
            "by": promised(target, worried, timezone.now()),
        }
    given["is_braked"] = form is not None and form.has_error(NON_FIELD_ERRORS, "many")
    return render(request, "moderation/report.html", given, status=422 if request.method == "POST" else 200)


def _send(request, target, form):
    """Report it; raises Refused."""
    if not all([ratelimit.allowed("report", request.user.pk, most, seconds) for most, seconds in BRAKES]):
        raise Refused(Refusal("many", _("That was many reports at once. This one was not sent: please wait a little.")))
    about = form.cleaned_data["about"]
    services.report(
        target, request.user.home_persona, about == WORRIED, form.cleaned_data["words"].strip(), rule_in(about)
    )
    messages.success(request, _("Thank you. We got it, and nobody is told who wrote to us."))


@login_required
@never_cache
@require_GET
def reports(request):
    """What one told the team of, and what became of it."""
    return render(request, "moderation/reported.html", {"reports": reports_of(request.user)})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def complain(request, pk):
    """Ask that somebody else looks at what became of one's own report; once a decision."""
    mine = Signal.objects.filter(reporter__member=request.user, source="report").select_related("case")
    signal = get_object_or_404(mine, pk=pk)
    refusal = permissions.why_not_complain(signal, decision_on(signal))
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and refusal is None and form.is_valid():
        try:
            services.complain(signal, form.cleaned_data["words"])
        except Refused as refused:
            refusal = refused.refusal
        else:
            messages.success(request, _("Thank you. Somebody else will look at it, and you are told here."))
            return redirect("reports")
    status = 200 if request.method == "GET" else 409 if refusal is not None else 422
    given = {"signal": signal, "form": form, "refusal": refusal, "outcome": outcome_of_one(signal)}
    return render(request, "moderation/complain.html", given, status=status)
