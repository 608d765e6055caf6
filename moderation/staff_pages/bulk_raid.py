"""Ending a raid: the texts that the filter shows are removed, and the newcomers who wrote them are shut out."""

from django.utils.translation import gettext_lazy as _

from .. import queries
from ..forms.raids import ShutOutForm
from ..models import Case
from ..scope import scope_of_request
from ..services.raid_cases import remove_and_shut_out
from .bulk import Many


class ShutOutMany(Many):
    display_name = _("Remove and shut out")
    action_type = "shut_out"
    aria_label = _("Remove the texts of the chosen cases of a raid, and shut out who wrote them")
    action_priority = 25
    form_class = ShutOutForm
    lead = _(
        "For cases of a raid. Nobody but their authors sees these any more, and these new accounts cannot write. They can "
        "read why, and ask somebody else to look. Please look over the words: somebody in need may have come among the others. "
        "Open such a case first, and decide it by itself."
    )
    submit = _("Yes, remove them and shut them out")
    shown = 140

    def of_all(self, cases):
        if not scope_of_request(self.request).everywhere:
            return cases.none()
        return queries.of_raid(cases).exclude(kind=Case.Kind.CRISIS)

    def decide(self, form, seen):
        data = form.cleaned_data
        return remove_and_shut_out(
            list(seen), form.action, self.request.user, data["words"], data["rule"], form.until, seen
        )
