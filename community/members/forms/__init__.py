from .agreements import AgreeForm, AgreementsForm, AgreementsMixin, tick_name
from .joining import SignupForm
from .names import PseudonymField
from .signing_in import LoginForm, RecoverForm

__all__ = [
    "AgreeForm",
    "AgreementsForm",
    "AgreementsMixin",
    "LoginForm",
    "PseudonymField",
    "RecoverForm",
    "SignupForm",
    "tick_name",
]
