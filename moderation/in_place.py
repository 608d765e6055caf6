"""Acting on a text where one reads it: what the queue offers, from under a post or a line of chat. With htmx the
form opens and is answered under the text itself, so that nobody leaves a room to act in it; else there is a page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.members.permissions import Refused, why_not_act_as_staff
from community.members.views.safety import ask_for_second_factor

from . import permissions, registry, services
from .offered import Ground, offered
from .scope import scope_of_request
from .staff_pages.offers import Offers, left_in


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def moderate(request, kind, pk):
    """What can be done about one text, for moderators of its place; for everybody else there is no such page."""
    handler = registry.find(kind)
    target = handler.get(pk) if handler is not None and handler.has_state else None
    case = services.case_about(target) if target is not None else None
    if case is None or not scope_of_request(request).covers(case):
        raise Http404
    if why_not_act_as_staff(request.session, request.user) is not None:
        return ask_for_second_factor(request)
    ground = Ground(case, handler, target, getattr(case, "lease", None))
    return (_act if request.method == "POST" else _show)(request, ground)


def _offers(request, ground, **more):
    # Under several texts of one page, the fields of each have ids of their own.
    ids = f"{ground.target.pk}-" if request.htmx else ""
    return Offers(ground.case.version if ground.case.pk else 0, ground, request.user, ids=ids, **more)


def _show(request, ground, status=200, left=(), problem="", **more):
    if problem and not request.htmx:
        messages.error(request, problem)
    scope = scope_of_request(request)
    able = offered(request.user, ground, scope)
    refusal = permissions.why_not_decide(request.user, ground.case, scope)
    context = {
        "ground": ground,
        "groups": _offers(request, ground, **{"chosen": request.GET.get("act", ""), **more}).groups(able),
        "refusal": refusal
        or permissions.why_leased(request.user, ground.lease)
        or ground.company(request.user).refusal,
        "no_strike": permissions.why_no_strike(ground.case),
        "text": ground.handler.text(ground.target),
        "back": ground.handler.url(ground.target),
        "left": left,
        "problem": problem,
    }
    template = "moderation/_in_place.html" if request.htmx else "moderation/in_place.html"
    return render(request, template, context, status=status)


def _act(request, ground):
    offers = _offers(request, ground)
    try:
        form = offers.read(request.POST)
    except KeyError:
        problem = _("This cannot be done here. Please choose from what is offered.")
        return _show(request, ground, 422, left_in(request.POST), problem)
    revision = request.POST.get("revision", "")
    if not form.is_valid() or not revision.isdigit():
        return _show(request, ground, 422, bound=form)
    data = form.cleaned_data
    try:
        services.act_in_place(
            ground.target, form.act.name, request.user, int(revision), data["version"], data.get("words", ""),
            data.get("rule", ""), **form.given(),
        )  # fmt: skip
    except Refused as refused:
        return _again(request, ground, form, refused.refusal.text)
    if request.htmx:
        return render(request, "moderation/_in_place.html", {"ground": ground, "done": form.act.done})
    messages.success(request, form.act.done)
    return redirect(_after(ground, request.user))


def _again(request, ground, form, problem):
    """The page upon the newest version of things, with every word that was written."""
    target = ground.handler.get(ground.target.pk)
    if target is None:
        raise Http404
    case = services.case_about(target)
    now = Ground(case, ground.handler, target, getattr(case, "lease", None))
    return _show(request, now, 409, problem=problem, bound=_offers(request, now, chosen=form.act.name).again(form))


def _after(ground, member):
    """Back to the text, or, where nobody can read it any more, to what stands around it."""
    target = ground.handler.get(ground.target.pk)
    if target is not None and target.is_public:
        return ground.handler.url(target)
    where = ground.handler.thread_of(ground.target)
    handler = registry.thread_handler(where[0]) if where else None
    thread = handler.get(where[1]) if handler is not None else None
    if thread is not None and handler.can_be_seen(thread, member):
        return handler.url(thread)
    place = ground.handler.place(ground.target)
    return place.url if place is not None and place.url else "/"
