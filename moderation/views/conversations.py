"""What the team and the author of a case write to each other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from community.members.permissions import Refused

from .. import permissions, queries, services
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
            return redirect(f"{reverse('conversation', args=[pk])}#newest")
    # Read before they are marked as read, so that the page can say which are new.
    talk = list(case.messages.all())
    services.read_conversation(case, request.user)
    status = 422 if form.errors else 200
    return render(request, "moderation/conversation.html", {"case": case, "talk": talk, "form": form}, status=status)


@login_required
@require_GET
def conversations(request):
    """All that the team and the reader wrote to each other, one row a case; the newest 50."""
    found = queries.conversations_of(request.user)[:50]
    return render(request, "moderation/conversations.html", {"conversations": found})
