"""What the team and the author of a case write to each other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.members.permissions import Refused

from .. import permissions, services
from ..forms import AnswerTeamForm
from ..models import Case


@login_required
@require_http_methods(["GET", "POST"])
def conversation(request, pk):
    """What the team and the author of a case write to each other; for that author alone."""
    case = Case.objects.select_related("author").filter(pk=pk).first()
    if case is None or permissions.why_not_answer(request.user, case) is not None:
        raise Http404
    form = AnswerTeamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.answer_team(case.pk, request.user, form.cleaned_data["words"])
        except Refused as refused:
            form.add_error(None, refused.refusal.text)
        else:
            messages.success(request, _("Sent. The team reads it."))
            return redirect("conversation", pk)
    services.read_conversation(case, request.user)
    return render(
        request,
        "moderation/conversation.html",
        {"talk": case.messages.all(), "form": form},
        status=422 if form.errors else 200,
    )
