"""Second factors, the name that others see, and a break."""

from datetime import datetime, time, timedelta

from allauth.mfa.base.forms import AuthenticateForm as AllauthAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm as AllauthActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm as AllauthAddWebAuthnForm
from allauth.mfa.webauthn.forms import EditWebAuthnForm as AllauthEditWebAuthnForm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib import names

from .. import queries
from .names import PseudonymField
from .words import speak_kindly

_WRONG = _("That code is not right, or its time is over. Please type the one you see now.")
_USED_CODE = _("That code was used a moment ago. Please wait for the next one.")
_USED_SPARE = _("That spare code has been used. Each works once. Please take another.")
LONGEST_KEY_NAME = 40
LONGEST_BREAK_DAYS = 366
# A code is right in its own half minute and in those beside it; that long it may not be used again.
_CODE_LIVES_SECONDS = 120


def _digits(code):
    return "".join(letter for letter in code if letter in "0123456789")[:40]


class _TypesACode:
    """A code of the app or a spare one; what is wrong with it is said in words that tell what to do."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        code = self.fields["code"]
        code.label = _("Code")
        code.max_length = 40
        code.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 40}
        speak_kindly(self)

    def clean_code(self):
        try:
            return self._checked()
        except ValidationError as wrong:
            if wrong.code != "incorrect_code":
                raise
            raise ValidationError(self._why(), code="incorrect_code") from None

    def _checked(self):
        return super().clean_code()

    def _why(self):
        return _WRONG


class _ProvesByCode(_TypesACode):
    def _checked(self):
        key = f"code-used:{self.user.pk}:{_digits(self.cleaned_data['code'])}"
        if cache.get(key):
            raise ValidationError(_USED_CODE, code="used")
        code = super()._checked()
        if self.authenticator.type == Authenticator.Type.TOTP:
            cache.set(key, 1, timeout=_CODE_LIVES_SECONDS)
        return code

    def _why(self):
        typed = _digits(self.cleaned_data["code"])
        spare = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.RECOVERY_CODES).first()
        # It was not accepted, so one that stands on the sheet has been used.
        return _USED_SPARE if spare and typed in spare.wrap().generate_codes() else _WRONG


class AuthenticateForm(_ProvesByCode, AllauthAuthenticateForm):
    """The step after the password; its page speaks only of what this person has."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mine = {lock.type: lock for lock in Authenticator.objects.filter(user=self.user)}
        spare = mine.get(Authenticator.Type.RECOVERY_CODES)
        self.has_passkey = Authenticator.Type.WEBAUTHN in mine
        self.has_code_app = Authenticator.Type.TOTP in mine
        self.has_spare_codes = bool(spare and spare.wrap().get_unused_codes())
        # That of staff takes no lock off: they would spend a code and stand here again.
        self.sheet_lets_in = (
            queries.unused_recovery_codes(self.user).exists()
            and not self.user.is_superuser
            and not queries.credentials_in_force(self.user).exists()
        )


class ReauthenticateForm(_ProvesByCode, AllauthReauthenticateForm):
    pass


class ActivateTOTPForm(_TypesACode, AllauthActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six numbers that the app shows")


class AddPasskeyForm(AllauthAddWebAuthnForm):
    ALONE, AFTER_PASSWORD = "yes", ""
    passwordless = forms.TypedChoiceField(
        label=_("How it lets you in"),
        choices=[
            (ALONE, _("By itself: you need no login name and no password (a passkey)")),
            (AFTER_PASSWORD, _("After your password (a plain security key, such as a USB key)")),
        ],
        coerce=bool,
        empty_value=False,
        initial=ALONE,
        required=False,
        widget=forms.RadioSelect,
    )
    field_order = ["name", "passwordless"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for it")
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_KEY_NAME
        speak_kindly(self)

    def clean_name(self):
        # The device has it already: a long name is cut, so that the passkey is not lost for it.
        return super().clean_name()[:LONGEST_KEY_NAME]


class EditPasskeyForm(AllauthEditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("A name for it"), max_length=LONGEST_KEY_NAME, initial=self.fields["name"].initial
        )
        speak_kindly(self)


class OwnNameField(PseudonymField):
    """The name of somebody who has one: to write one's own another way is no taking, and the service says the rest."""

    def clean(self, value):
        try:
            return super().clean(value)
        except ValidationError as wrong:
            if getattr(wrong, "code", None) != "taken":
                raise
            return names.clean(forms.CharField.clean(self, value))


class RenameForm(forms.Form):
    name = OwnNameField(label=_("Your new name"))

    def __init__(self, *args, member, **kwargs):
        self.member = member
        super().__init__(*args, **kwargs)
        speak_kindly(self)

    def clean_name(self):
        name = self.cleaned_data["name"]
        login, shown = names.key(self.member.login_word or self.member.username), names.key(name)
        if login and (login in shown or shown in login):
            raise ValidationError(
                _("That is too much like your login name, which only you should know. Please choose another name.")
            )
        return name


class BreakForm(forms.Form):
    """How long somebody rests; `until` is the moment at which it ends."""

    OWN = "date"
    CHOICES = [
        ("3", _("Three days")),
        ("7", _("A week")),
        ("14", _("Two weeks")),
        ("30", _("A month")),
        (OWN, _("Until a day I choose")),
    ]
    length = forms.ChoiceField(
        label=_("How long?"),
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose how long.")},
    )
    day = forms.DateField(
        label=_("The day on which you come back"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Please write the day like this: 2027-01-31.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["day"].widget.attrs |= {
            "min": (today + timedelta(days=1)).isoformat(),
            "max": (today + timedelta(days=LONGEST_BREAK_DAYS)).isoformat(),
        }
        speak_kindly(self)
        self.fields["length"].error_messages["required"] = _("Please choose how long.")

    def clean(self):
        cleaned = super().clean()
        length, day = cleaned.get("length"), cleaned.get("day")
        if length and length != self.OWN:
            cleaned["until"] = timezone.now() + timedelta(days=int(length))
        elif length and "day" not in self.errors:
            days = (day - timezone.localdate()).days if day else 0
            if not day:
                self.add_error("day", _("Please choose the day."))
            elif days < 1:
                self.add_error("day", _("Please choose a day that is still to come."))
            elif days > LONGEST_BREAK_DAYS:
                self.add_error("day", _("A break can last a year. Please choose an earlier day."))
            else:
                cleaned["until"] = timezone.make_aware(datetime.combine(day, time.min))
        return cleaned
