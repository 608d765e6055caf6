"""Seeing less of somebody: one page to mute or block from, and the list of whom one keeps away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from community.lib import ratelimit

from .. import queries, services
from ..permissions import Refusal, Refused
from ..services.relations import why_not_block

ACTS_AN_HOUR = 60


def ask(request, persona, own, back, refusal=None):
    """The page that says what muting and blocking `persona` do, and does it on POST (`act`), then goes `back`.

    `own` is the name under which the reader met them, and for which a block holds; `refusal` says why there is
    neither in this place. The caller has found `persona` through something that the reader may see.
    """
    if persona.member_id == request.user.pk:
        raise Http404
    sight = queries.sight_of(request.user)
    if request.method == "POST" and refusal is None:
        refusal = _do(request, persona, own)
        if refusal is None:
            return redirect(back)
    context = {
        "persona": persona,
        "name": persona.name,
        "own": own,
        "back": back,
        "refusal": refusal,
        "why_not_block": why_not_block(request.user, persona),
        "is_muted": persona.pk in sight.muted,
        "is_blocked": (own.pk, persona.pk) in sight.made,
    }
    return render(request, "members/keep_apart.html", context, status=422 if request.method == "POST" else 200)


def _do(request, persona, own):
    """Mute or block; returns the Refusal, or None when it is done."""
    act = request.POST.get("act")
    if act not in ("mute", "block") or not ratelimit.allowed("apart", request.user.pk, ACTS_AN_HOUR, 3600):
        return Refusal("again", _("That did not work. Please wait a little and try again."))
    try:
        if act == "mute":
            services.mute(request.user, persona)
            messages.success(request, _("You no longer see what this person writes."))
        else:
            services.block(own, persona)
            messages.success(request, _("You and this person are kept apart now."))
    except Refused as refused:
        return refused.refusal
    return None


@never_cache
@login_required
@require_GET
def people_apart(request):
    """Whom one muted or blocked, each with a way back."""
    context = {"mutes": queries.mutes_of(request.user), "blocks": queries.blocks_of(request.user)}
    return render(request, "members/people_apart.html", context)


@never_cache
@login_required
@require_POST
def see_again(request, kind, pk):
    """Take one mute or block of one's own back."""
    own = {"mute": queries.mutes_of, "block": queries.blocks_of}.get(kind)
    found = own(request.user).filter(pk=pk).first() if own is not None else None
    if found is None:
        raise Http404
    if kind == "mute":
        services.unmute(request.user, found.persona)
        messages.success(request, _("Done. You see their words again."))
    else:
        services.unblock(found)
        messages.success(request, _("Done. You see each other as before."))
    return redirect("people_apart")
