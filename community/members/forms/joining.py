"""Making an account."""

from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from community.lib import names

from .. import queries
from ..models import CommunitySettings
from ..services.signing_up import bad_invitation, sign_up
from .agreements import AgreementsMixin, tick_name
from .names import PseudonymField
from .words import speak_kindly

LONGEST_WORD = 40
Joining = CommunitySettings.Joining


class SignupForm(AgreementsMixin, AllauthSignupForm):
    """Login word, pseudonym, password, age, and the documents in force; nothing else is asked of anybody.

    The word's uniqueness is never checked: the account's login name is the word and a number.
    """

    pseudonym = PseudonymField()
    age = forms.BooleanField()
    # People never see this field; programs that fill in forms do.
    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"class": "trap", "tabindex": "-1", "autocomplete": "off"}),
    )
    invitation = forms.CharField(
        label=_("Invitation code"),
        max_length=40,
        help_text=_("It looks like ABCD-EFGH-JKLM. Whoever invited you has it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    field_order = ["invitation", "username", "pseudonym", "password1", "age", "website"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        settings = queries.community_settings()
        self.joining = settings.joining
        if self.joining != Joining.INVITATION:
            del self.fields["invitation"]
        username = self.fields["username"]
        username.label = _("Login word")
        username.help_text = _(
            "You sign in with it, and no other member sees it. We add a number, and show you the whole name next."
        )
        username.validators.append(MaxLengthValidator(LONGEST_WORD))
        username.widget.attrs.update({"maxlength": LONGEST_WORD, "autocapitalize": "none", "spellcheck": "false"})
        self.fields["pseudonym"].widget.attrs["autocomplete"] = "off"
        self.fields["password1"].help_text = _("At least 10 letters, digits or signs. Three odd words make a good one.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        speak_kindly(self)
        years = {"years": settings.minimum_age}
        self.fields["age"].label = _("I am %(years)s or older") % years
        self.fields["age"].error_messages["required"] = _("Please tick the box if you are %(years)s or older.") % years
        self._ask_for_documents()

    def _ask_for_documents(self):
        """A box for each document in force; its name says the version, so that other words are never ticked by it."""
        self.documents = [d for d in map(queries.current_agreement, queries.EVERYWHERE) if d]
        for document in self.documents:
            # Consent to health data is free: it is asked again before the first words are written.
            is_free = document.scope == document.HEALTH
            self.fields[tick_name(document)] = forms.BooleanField(
                label=_("Yes, you may keep and show what I tell of my health, as it says here")
                if is_free
                else _("I’ve read this and I agree"),
                required=not is_free,
                error_messages={"required": _("Please tick the box if you agree. Without it there is no account.")},
            )

    def clean(self):
        cleaned = super().clean()
        login, shown = (names.key(self.cleaned_data.get(name) or "") for name in ("username", "pseudonym"))
        # Half of what opens the account would stand beside every post.
        if login and shown and (login in shown or shown in login):
            self.add_error("pseudonym", _("That is too much like your login word, which only you should know. "
                                          "Please choose another name."))  # fmt: skip
        self._say_what_changed([d for d in self.documents if not self.cleaned_data.get(tick_name(d))])
        if self.errors and "password1" not in self.errors:
            self.add_error("password1", _("Please type it again. A password is never sent back to a page."))
        return cleaned

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("Please leave this field empty."))
        return ""

    def clean_invitation(self):
        code = self.cleaned_data["invitation"]
        found = queries.invitation(code)
        if found is None or not found.works():
            raise ValidationError(bad_invitation().text)
        return code

    def join(self):
        """Make the account. Raises Refused when somebody else was faster."""
        ticked = [document for document in self.documents if self.cleaned_data.get(tick_name(document))]
        return sign_up(
            self.cleaned_data["username"],
            self.cleaned_data["pseudonym"],
            self.cleaned_data["password1"],
            agreements=ticked,
            invitation=self.cleaned_data.get("invitation"),
            approved=self.joining != Joining.APPROVAL,
        )

    def refuse(self, refusal):
        """Say beside the right field why there is no account yet."""
        self.add_error({"taken": "pseudonym", "invitation": "invitation"}.get(refusal.code), refusal.text)
