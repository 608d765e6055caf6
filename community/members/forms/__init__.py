from .agreements import AgreeForm
from .joining import SignupForm
from .names import PseudonymField
from .signing_in import LoginForm, RecoverForm

__all__ = ["AgreeForm", "LoginForm", "PseudonymField", "RecoverForm", "SignupForm"]
