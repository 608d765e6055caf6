"""What facilitators do in a room, as plain forms and htmx posts; each calls the services."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from community.members.permissions import Refused
from moderation import services as moderation

from . import services
from .forms import HeldLineForm, LeadForm
from .models import Message
from .permissions import leads_now
from .room_pages import RoomView, case_of
from .room_views import in_the_room, seat_by_key


def _do(act, form, session, seat):
    data = form.cleaned_data
    if act == "open":
        services.open_session(session, seat)
    elif act == "pause":
        services.pause(session, seat)
    elif act == "resume":
        services.resume(session, seat)
    elif act == "close":
        services.close_session(session, seat)
    elif act == "phase":
        services.set_phase(session, seat, data["phase"])
    elif act == "slow":
        services.set_slow_mode(session, seat, data["seconds"])
    elif act == "turn":
        services.give_turn(session, seat, seat_by_key(session, data["to"]))


@never_cache
@require_POST
def lead(request, pk):
    """One act of a facilitator: `act` and what it needs. An htmx post gets the parts of the page that changed."""

    def act(found, seat):
        form, problem = LeadForm(request.POST), ""
        if not form.is_valid():
            problem = _("The server could not read that. Please reload the page.")
        else:
            try:
                _do(form.cleaned_data["act"], form, found, seat)
            except Refused as no:
                problem = no.refusal.text
        if not request.htmx:
            if problem:
                messages.error(request, problem)
            return redirect("session_room", pk)
        found.refresh_from_db()
        view = RoomView(found, seat)
        context = {"room": view, "session": found, "group": found.group, "seat": seat, "problem": problem, "led": True}
        return render(request, "groups/room_changed.html", context)

    return in_the_room(request, pk, act)


@never_cache
@require_http_methods(["GET", "POST"])
def decide(request, pk, message_id):
    """Release or remove a held message in the room, by the queue's own service; GET asks what may be done."""

    def judge(found, seat):
        if not leads_now(seat) or not Message.objects.filter(session=found, pk=message_id).exists():
            raise Http404
        problem = ""
        if request.method == "POST":
            problem = _decide(request, message_id)
            if not request.htmx:
                if problem:
                    messages.error(request, problem)
                return redirect("session_room", pk)
        case, refusal = case_of(message_id, request.user)
        if case is None and request.method == "POST" and not problem:
            return HttpResponse("")
        context = {
            "session": found,
            "message_id": message_id,
            "case": case,
            "refusal": refusal,
            "problem": problem,
            "form": HeldLineForm(
                initial={"version": case.version} if case else None, auto_id=f"decide-{message_id}-%s"
            ),
        }
        return render(request, "groups/_decide.html", context)

    return in_the_room(request, pk, judge)


def _decide(request, message_id):
    """Decide; returns why it was not done, or "". Who may is for the queue's service to say."""
    form = HeldLineForm(request.POST)
    case, _refusal = case_of(message_id, request.user)
    if case is None:
        return _("Somebody has already decided this case.")
    if not form.is_valid():
        return next(iter(form.errors.values()))[0]
    data = form.cleaned_data
    try:
        moderation.decide(case.pk, data["action"], request.user, data["version"], data["words"], data["rule"])
    except Refused as no:
        return no.refusal.text
    return ""
