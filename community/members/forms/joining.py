"""Making an account."""

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.lib import names

from .. import services
from .names import PseudonymField
from .words import speak_kindly


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
        speak_kindly(self)
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
