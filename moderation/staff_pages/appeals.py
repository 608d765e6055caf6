"""Answering an appeal on the page of its case: by whoever a decision is about, or by whoever told us of something."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from .. import registry, services
from ..forms import AnswerComplaintForm, AnswerForm
from ..models import Case
from ..offered import offered_anew

DONE = {
    "uphold": lambda: _("Answered. It stays as it was, and the person is told why."),
    "overturn": lambda: _("Answered. The decision is undone, and the person is told."),
}


def answer_form(case, data=None, initial=None):
    """The form in which the appeal `case` is answered."""
    initial = {"version": case.version, **(initial or {})}
    if case.appeal.signal_id is None:
        return AnswerForm(data, initial=initial)
    decision = case.appeal.decision
    handler = registry.find(decision.target_kind)
    target = handler.get(decision.target_id) if handler is not None else None
    return AnswerComplaintForm(data, initial=initial, actions=offered_anew(handler, target))


def answer(case, member, data):
    """Answer with the cleaned `data` of its form. Returns (what to say, where to go next or None); raises Refused."""
    if case.appeal.signal_id is None:
        services.answer_appeal(case.pk, data["action"], member, data["version"], data["words"])
        return DONE[data["action"]](), None
    services.answer_complaint(
        case.pk, data["action"], member, data["version"], data["words"], data.get("do", ""), data.get("rule", ""),
        data.get("to_author", ""),
    )  # fmt: skip
    if data["action"] == "uphold":
        return DONE["uphold"](), None
    # What has no text of its own was opened anew, for whoever answered to go on with.
    anew = Case.objects.filter(previous=case, state=Case.State.OPEN).first()
    if anew is None:
        return _("Answered. It is done, and whoever asked is told."), None
    return _("Answered. The case is open again: please go on with it here."), redirect("queue:case", pk=anew.pk)
