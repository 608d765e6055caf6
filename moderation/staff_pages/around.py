"""What is done around a case and decides nothing: having it open, words with the author, notes, waiting."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.permissions import Refused

from .. import permissions, services
from ..company import Company
from ..forms import HandoverForm, NoteForm, TalkForm, WaitForm
from ..models import Case
from .base import CasePage
from .cases import CaseView


class LeaseView(CasePage):
    """Takes the case, or keeps it; answers with the line that says who has it.

    A script asks for that line alone (`X-Requested-With: fetch`); a plain form goes back to the page.
    """

    http_method_names = ["post"]

    def act(self):
        services.take_lease(self.case.pk, self.request.user)
        services.read_conversation(self.case, self.request.user)

    def post(self, request, pk):
        refused = None
        try:
            self.act()
        except Refused as why:
            refused = why.refusal
        if request.headers.get("X-Requested-With") != "fetch":
            if refused is not None:
                messages.error(request, refused.text)
            return redirect("queue:case", pk=pk)
        self.read_again()
        return render(
            request, "moderation/_lease.html", lease_context(request, self.case), status=409 if refused else 200
        )


class TakeOverView(LeaseView):
    def act(self):
        services.take_over(self.case.pk, self.request.user)


class GiveBackView(LeaseView):
    def act(self):
        services.give_back(self.case.pk, self.request.user)


class LeaveView(CasePage):
    """What a page sends while it is left: nobody reads the answer."""

    http_method_names = ["post"]

    def post(self, request, pk):
        services.give_back(pk, request.user)
        return HttpResponse(status=204)


def lease_context(request, case):
    lease = getattr(case, "lease", None)
    return {
        "case": case,
        "is_open": case.state == Case.State.OPEN,
        "refusal": permissions.why_not_decide(request.user, case),
        "company": Company(case, request.user),
        "lease": lease if lease is not None and lease.is_live() else None,
    }


class _WordsView(CaseView):
    """A form on the case page that writes something down; a GET leads to the case."""

    form_class = NoteForm
    name = "note_form"

    def write(self, words):
        raise NotImplementedError

    def get(self, request, pk):
        return redirect("queue:case", pk=pk)

    def post(self, request, pk):
        form = self.form_class(request.POST, auto_id=f"{self.name.partition('_')[0]}-%s")
        if not form.is_valid():
            return self.answer(422, **{self.name: form})
        try:
            said = self.write(form.cleaned_data["words"])
        except Refused as refused:
            self.read_again()
            messages.error(request, refused.refusal.text)
            return self.answer(409, **{self.name: form})
        messages.success(request, said)
        return redirect("queue:case", pk=pk)


class NoteView(_WordsView):
    def write(self, words):
        services.add_note(self.case.pk, self.request.user, words)
        return _("Noted for the team.")


class TalkView(_WordsView):
    form_class = TalkForm
    name = "talk_form"

    def write(self, words):
        services.write_to_author(self.case.pk, self.request.user, words)
        return _("Sent. The author is told that the team wrote.")


class WaitView(CasePage):
    """Puts a case at the end of the queue for some hours, or back to its place."""

    http_method_names = ["post"]

    def post(self, request, pk):
        form = WaitForm(request.POST)
        version = request.POST.get("version", "")
        version = int(version) if version.isdecimal() else 0
        try:
            if "go_on" in request.POST:
                services.stop_waiting(pk, request.user, version)
                messages.success(request, _("It is back in its place in the queue."))
            elif form.is_valid():
                until = timezone.now() + timedelta(hours=form.cleaned_data["hours"])
                services.wait(pk, request.user, version, until)
                messages.success(request, _("It waits. It comes back by itself, or when somebody answers."))
            else:
                messages.error(request, _("Please choose how long it waits."))
        except Refused as refused:
            messages.error(request, refused.refusal.text)
        return redirect("queue:case", pk=pk)


def hand_over(request):
    """Keep what the form of the queue page says; returns the form with its errors, or None when it is done."""
    form = HandoverForm(request.POST, auto_id="handover-%s")
    if not form.is_valid():
        return form
    try:
        services.hand_over(request.user, form.cleaned_data["words"])
    except Refused as refused:
        form.add_error("words", refused.refusal.text)
        return form
    messages.success(request, _("Kept for the next shift."))
    return None
