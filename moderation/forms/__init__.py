from .acting import ActForm
from .member import AnswerTeamForm, AppealForm, ComplaintForm
from .staff import (
    AnswerComplaintForm,
    AnswerForm,
    HandoverForm,
    ManyForm,
    ManyWithReasonForm,
    NoteForm,
    ReadManyForm,
    ReasonForm,
    TalkForm,
    WaitForm,
)

__all__ = [
    "ActForm", "AnswerComplaintForm", "AnswerForm", "AnswerTeamForm", "AppealForm", "ComplaintForm", "HandoverForm", "ManyForm", "ManyWithReasonForm", "ReadManyForm", "NoteForm", "ReasonForm",
    "TalkForm", "WaitForm",
]  # fmt: skip
