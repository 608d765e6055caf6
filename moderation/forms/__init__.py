from .acting import ActForm
from .member import AnswerTeamForm, AppealForm
from .staff import (
    AnswerForm,
    DecideForm,
    HandoverForm,
    ManyForm,
    ManyWithReasonForm,
    NoteForm,
    ReasonForm,
    TalkForm,
    WaitForm,
)

__all__ = [
    "ActForm", "AnswerForm", "AnswerTeamForm", "AppealForm", "DecideForm", "HandoverForm", "ManyForm", "ManyWithReasonForm", "NoteForm", "ReasonForm",
    "TalkForm", "WaitForm",
]  # fmt: skip
