"""What people without an account fill in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .fields import words_field
from .member import ComplaintForm
from .reporting import reasons


class NoticeForm(forms.Form):
    """Which page, why, and words; an e-mail only if they like to be told."""

    address = forms.CharField(
        label=_("Address of the page"),
        help_text=_("Copy it from the top of your browser. If you have none, write where you saw it."),
        max_length=500,
        error_messages={"required": _("Please say which page it is, or where you saw it.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    about = forms.ChoiceField(
        label=_("What is it?"),
        choices=reasons,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one."), "invalid_choice": _("Please choose one.")},
    )
    words = words_field(
        _("What is wrong there?"),
        _("In your own words: what it says, and whom it harms."),
        _("Please write a few words, so that we know what to look at."),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Only to tell you that somebody looked. It is locked away, and deleted when you have been told."),
        required=False,
        max_length=254,
        error_messages={"invalid": _("This does not look like an e-mail address. You can also leave it empty.")},
    )
    # People never see this field; programs that fill in forms do.
    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"class": "trap", "tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("Please leave this field empty."))
        return ""


class NoticeReceiptForm(forms.Form):
    """The code of a receipt."""

    code = forms.CharField(
        label=_("Code of your receipt"),
        help_text=_("It looks like ABCD-EFGH-JKLM-NPQR."),
        max_length=40,
        error_messages={"required": _("Please write the code of your receipt.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class NoticeAgainForm(ComplaintForm):
    """Asking somebody else to look at what became of a notice, by its receipt."""

    code = forms.CharField(max_length=40, widget=forms.HiddenInput)
    email = forms.EmailField(
        label=_("Your e-mail"),
        help_text=_("Only to tell you that somebody answered. It is locked away, and deleted when you have been told."),
        required=False,
        max_length=254,
        error_messages={"invalid": _("This does not look like an e-mail address. You can also leave it empty.")},
    )
