"""How a member wants the place to be: one page, in parts that apps bring."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.lib.views import keep_choices, safe_next

from ..registries import preference_parts


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def preferences(request):
    """Every part in one form: whichever button is pressed, all is saved; `next` leads back to where one came from."""
    data = request.POST if request.method == "POST" else None
    member = request.user
    parts = [
        (part, part.form(member, data))
        for part in sorted(preference_parts.values(), key=lambda part: part.order)
        # A part that the sent form does not have is left alone: an old page, or one field sent by another.
        if part.shown(member) and (data is None or _was_sent(part, data))
    ]
    if data is not None and all(form.is_valid() for _part, form in parts):
        return _saved(request, member, parts)
    if data is not None and not parts:
        return redirect("preferences")
    return render(
        request,
        "members/preferences.html",
        {"parts": parts, "saved": request.GET.get("saved", ""), "next": safe_next(request, "")},
        status=200 if data is None else 422,
    )


def _was_sent(part, data):
    return any(key.startswith(f"{part.name}-") for key in data)


def _saved(request, member, parts):
    cookies = {}
    with transaction.atomic():
        for part, form in parts:
            cookies.update(part.save(member, form))
    to = safe_next(request, "")
    if to:
        messages.success(request, _("Saved."))
    else:
        pressed = request.POST.get("part", "")
        pressed = pressed if pressed in preference_parts else ""
        to = f"{reverse('preferences')}?saved={pressed or 'all'}" + (f"#{pressed}" if pressed else "")
    response = redirect(to)
    keep_choices(response, cookies)
    return response
