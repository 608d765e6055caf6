"""“Not this one” on a case page."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from community.members.permissions import Refused

from .. import permissions, queries
from ..services import asides
from .base import CasePage


class AsideView(CasePage):
    """Leaves the case to others and goes to the next one; or, with `back`, takes it into one's list again."""

    http_method_names = ["post"]

    def post(self, request, pk):
        if "back" in request.POST:
            asides.take_back(pk, request.user)
            messages.success(request, _("It is in your list again."))
            return redirect("queue:case", pk=pk)
        following = queries.after(request.user, self.scope, pk)
        try:
            is_somebody_here = asides.set_aside(pk, request.user)
        except Refused as refused:
            messages.error(request, refused.refusal.text)
            return redirect("queue:case", pk=pk)
        undo = messages.button(reverse("queue:case", args=[pk]), _("Undo"))
        messages.success(
            request, f"{_('It is out of your list. Nobody is told.')} {self._then(is_somebody_here)}", [undo]
        )
        return redirect("queue:case", pk=following) if following else redirect("queue:index")

    def _then(self, is_somebody_here):
        if permissions.never_waits(self.case):
            return _("The next person is called now.") if is_somebody_here else _(
                "Nobody else is on shift, so the next person who can come is called now."
            )  # fmt: skip
        return "" if is_somebody_here else _("Nobody else is on shift, so it waits for whoever comes next.")
