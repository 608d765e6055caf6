from .acting import ActForm
from .member import AnswerTeamForm, AppealForm, ReportForm
from .staff import AnswerForm, DecideForm, HandoverForm, NoteForm, ReasonForm, TalkForm, WaitForm

__all__ = [
    "ActForm", "AnswerForm", "AnswerTeamForm", "AppealForm", "DecideForm", "HandoverForm", "NoteForm", "ReasonForm",
    "ReportForm", "TalkForm", "WaitForm",
]  # fmt: skip
