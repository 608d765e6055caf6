"""The page on which a member chooses their name in one group."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.lib.privacy import serve_under
from community.lib.views import safe_next
from community.members.permissions import Refused
from community.members.queries import group_persona

from . import services
from .forms import GroupNameForm
from .models import GroupPage


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def group_name(request, pk):
    """Choose, change or give up the name that one has in this group alone."""
    group = get_object_or_404(GroupPage.objects.live(), pk=pk)
    return serve_under(group, request, lambda: _group_name(request, group))


def _group_name(request, group):
    current = group_persona(request.user, group.pk)
    to = safe_next(request, group.get_url(request))
    if request.method == "POST" and request.POST.get("act") == "own":
        services.use_own_name(group.pk, request.user)
        messages.success(request, _("You come under your own name again. Past sessions keep the other one."))
        return redirect(to)
    form = GroupNameForm(request.POST or None, member=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            persona = services.use_group_name(group.pk, request.user, form.cleaned_data["name"])
        except Refused as refused:
            form.add_error("name", refused.refusal.text)
        else:
            messages.success(request, _("In this group you are %(name)s now.") % {"name": persona.name})
            return redirect(to)
    context = {
        "group": group,
        "form": form,
        "next": to,
        "current": current,
        "own": request.user.home_persona,
        "refusal": services.why_not_rename(request.user, group.pk, ""),
    }
    return render(request, "groups/group_name.html", context, status=422 if request.method == "POST" else 200)
