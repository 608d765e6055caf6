"""Ending a raid: the texts that the filter shows are removed, and the newcomers who wrote them are shut out."""

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from .. import queries, registry
from ..forms.raids import ShutOutForm
from ..models import Case
from ..scope import scope_of_request
from ..services.raid_cases import remove_and_shut_out
from .bulk import Many

# Letters of each text.
SHOWN = 140


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

    def of_all(self, cases):
        if not scope_of_request(self.request).everywhere:
            return cases.none()
        return queries.of_raid(cases).exclude(kind=Case.Kind.CRISIS)

    def get_actionable_objects(self):
        """As ever, with the first words of each text at hand: somebody in need may have come among the others."""
        cases, left_out = super().get_actionable_objects()
        by_kind = {}
        for case in cases:
            by_kind.setdefault(case.target_kind, set()).add(case.target_id)
        self.texts = {
            (kind, pk): handler.text(obj)
            for kind, pks in by_kind.items()
            if (handler := registry.find(kind)) is not None
            for pk, obj in handler.get_many(pks).items()
        }
        return cases, left_out

    def object_context(self, case):
        text = self.texts.get((case.target_kind, case.target_id), "")
        return {**super().object_context(case), "words": Truncator(text).chars(SHOWN)}

    def decide(self, form, seen):
        data = form.cleaned_data
        return remove_and_shut_out(
            list(seen), form.action, self.request.user, data["words"], data["rule"], form.until, seen
        )
