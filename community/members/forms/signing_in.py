"""Coming back: by password, or by a code of the recovery sheet."""

import unicodedata

from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from .. import passwords
from ..models import Member
from .words import speak_kindly


def as_signed_up(login):
    """A login name as it was stored, however this keyboard writes its letters."""
    return unicodedata.normalize("NFKC", login).strip().lower()


class LoginForm(AllauthLoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Login name")
        login.help_text = _("Your login word. You may leave the number out.")
        login.widget.attrs.update({"autocapitalize": "none", "spellcheck": "false"})
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""
        if "remember" in self.fields:
            self.fields["remember"].label = _("Keep me signed in on this device")
        speak_kindly(self)

    def clean_login(self):
        return as_signed_up(self.cleaned_data["login"])


class RecoverForm(forms.Form):
    username = forms.CharField(
        label=_("Login name"),
        max_length=60,
        help_text=_("It stands on the sheet. You may leave the number out."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label=_("One code from your recovery sheet"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    password = forms.CharField(
        label=_("New password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 10 letters, digits or signs."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        speak_kindly(self)

    def clean_username(self):
        return as_signed_up(self.cleaned_data["username"])

    def clean_password(self):
        return passwords.check(self.cleaned_data["password"], Member(username=self.cleaned_data.get("username", "")))
