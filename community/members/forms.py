from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.lib import names

from . import passwords, queries, services

_KIND_WORDS = {
    "required": _("Please fill this in."),
    "max_length": _("That is too long. Please use a shorter one."),
    "min_length": _("That is too short. Please use at least 3 letters or digits."),
    "null_characters_not_allowed": _("It has a hidden mark in it. Please type it anew."),
}


def _speak_kindly(form):
    """Say what a field needs in our own words, unless the field has words of its own."""
    for field in form.fields.values():
        own = PseudonymField.default_error_messages if isinstance(field, PseudonymField) else {}
        field.error_messages = {**field.error_messages, **_KIND_WORDS, **own}


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
        if queries.is_name_taken(names.key(name)):
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
        _speak_kindly(self)
        self.fields["age"].error_messages["required"] = _("Please tick the box if you are 18 or older.")

    def clean(self):
        cleaned = super().clean()
        login, shown = (names.key(self.cleaned_data.get(name) or "") for name in ("username", "pseudonym"))
        # Half of what opens the account would stand beside every post.
        if login and shown and (login in shown or shown in login):
            self.add_error("pseudonym", _("That is too much like your login name, which only you should know. "
                                          "Please choose another name."))  # fmt: skip
        return cleaned

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
        _speak_kindly(self)


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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _speak_kindly(self)

    def clean_password(self):
        return passwords.check(self.cleaned_data["password"])


class AgreeForm(forms.Form):
    agree = forms.BooleanField(
        label=_("I’ve read this and I agree"), error_messages={"required": _("Please tick the box if you agree.")}
    )
