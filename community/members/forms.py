from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.lib import names

from . import queries, services


class PseudonymField(forms.CharField):
    """A name that others will see: in the allowed shape and not in use."""

    default_error_messages = {
        "taken": _("Somebody here has that name, or one very like it. Please choose another."),
        "max_length": _("Please choose a name of 3 to 30 letters."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Pseudonym"))
        kwargs.setdefault("help_text", _("The name others will see. Not your real name."))
        super().__init__(max_length=names.LONGEST, **kwargs)

    def clean(self, value):
        name = names.clean(super().clean(value))
        if queries.persona_named(names.key(name)).exists():
            raise ValidationError(self.error_messages["taken"], code="taken")
        return name


class SignupForm(AllauthSignupForm):
    """Login name, pseudonym, password; nothing else is asked of a person who wants to talk."""

    pseudonym = PseudonymField()
    age = forms.BooleanField(label=_("I am 18 or older"))
    # People never see this field; programs that fill in forms do.
    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"class": "trap", "tabindex": "-1", "autocomplete": "off"}),
    )

    field_order = ["username", "pseudonym", "password1", "age", "website"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Login name")
        self.fields["username"].help_text = _("Only you will know it. You sign in with it.")
        self.fields["password1"].help_text = _("At least 10 letters, digits or signs. Three odd words make a good one.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("Please leave this field empty."))
        return ""

    def join(self, member):
        services.join(member, self.cleaned_data["pseudonym"])


class LoginForm(AllauthLoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Login name")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields["password"].help_text = ""
        if "remember" in self.fields:
            self.fields["remember"].label = _("Keep me signed in on this device")


class RecoverForm(forms.Form):
    username = forms.CharField(
        label=_("Login name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
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

    def clean_password(self):
        password_validation.validate_password(self.cleaned_data["password"])
        return self.cleaned_data["password"]


class AgreeForm(forms.Form):
    agree = forms.BooleanField(
        label=_("I’ve read this and I agree"), error_messages={"required": _("Please tick the box if you agree.")}
    )
