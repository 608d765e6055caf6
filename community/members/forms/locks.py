"""A new password, and the e-mail that nobody needs: allauth's forms in our words."""

from allauth.account import forms as allauth
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from .. import mailing
from .words import speak_kindly

LONGEST_EMAIL = 254
_TWICE = _("The two are not the same. Please type the new password twice.")
_NEW_PASSWORD = _("At least 10 letters, digits or signs. Three odd words make a good one.")


class _InOurWords:
    labels = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = _NEW_PASSWORD if name == "password1" else ""
            field.widget.attrs.pop("placeholder", None)
        speak_kindly(self)


class _NewPasswordTwice(_InOurWords):
    labels = {
        "oldpassword": _("Your password until now"),
        "password1": _("New password"),
        "password2": _("The new password once more"),
    }

    def clean(self):
        cleaned = super().clean()
        if self.has_error("password2"):
            missing = not self.data.get(self.add_prefix("password2"))
            self.errors["password2"] = self.error_class([_("Please fill this in.") if missing else _TWICE])
        return cleaned


class ChangePasswordForm(_NewPasswordTwice, allauth.ChangePasswordForm):
    pass


class SetPasswordForm(_NewPasswordTwice, allauth.SetPasswordForm):
    pass


class ResetPasswordKeyForm(_NewPasswordTwice, allauth.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(_InOurWords, allauth.ReauthenticateForm):
    labels = {"password": _("Your password")}


def _plain_email(form):
    email = form.fields["email"]
    email.label = _("E-mail address")
    email.error_messages["invalid"] = _("That does not look like an e-mail address.")
    email.validators.append(MaxLengthValidator(LONGEST_EMAIL))


class AddEmailForm(_InOurWords, allauth.AddEmailForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain_email(self)


class ResetPasswordForm(_InOurWords, forms.Form):
    """Looks nothing up: whether an account has the address is found out by the worker, out of sight and of time."""

    email = allauth.EmailField(required=True)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _plain_email(self)

    def save(self, request, **kwargs):
        email = self.cleaned_data["email"]
        mailing.ask_for_reset_links(email, request.build_absolute_uri("/"))
        return email
