"""Being with somebody over a heavy case, on its page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from community.members.permissions import Refused

from ..services import company
from .cases import CaseView


class CompanyView(CaseView):
    """`do` says which button: ask or call somebody, “I am with you on this”, or going on alone."""

    http_method_names = ["post"]

    def post(self, request, pk):
        do = request.POST.get("do", "")
        words = request.POST.get("words", "")[:4000]
        try:
            said = self._done(do, words)
        except Refused as refused:
            messages.error(request, refused.refusal.text)
            if words.strip():
                # What was written stays in its field.
                self.read_again()
                return self.answer(409, alone_words=words)
            return redirect("queue:case", pk=pk)
        messages.success(request, said)
        return redirect("queue:case", pk=pk)

    def _done(self, do, words):
        pk, member = self.case.pk, self.request.user
        if do == "yes":
            company.say_yes(pk, member)
            return _("Thank you. They are told that you are with them.")
        if do == "alone":
            company.go_alone(pk, member, words)
            return _("You can go on. The administrators are told, so that somebody looks after you too.")
        whom = self.request.POST.get("who", "")
        asked = company.ask(pk, member, int(whom) if whom.isdecimal() and len(whom) < 16 else None)
        if not asked:
            return _("They were asked already. You hear here as soon as they are with you.")
        return _("Asked. You hear here as soon as they are with you.")
