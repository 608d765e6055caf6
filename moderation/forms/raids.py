"""What a moderator says once about many cases of a raid."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .fields import rule_choices, words_field

FOR_GOOD = "ban"
DAYS = {"7": _("for a week"), "30": _("for 30 days"), "90": _("for 90 days")}


class ShutOutForm(forms.Form):
    """How long they are kept from writing, by which rule and why; `seen` holds the cases that were shown."""

    how_long = forms.ChoiceField(
        label=_("Who wrote these cannot write any more"),
        choices=[(FOR_GOOD, _("for good (a ban)")), *DAYS.items()],
        initial=FOR_GOOD,
    )
    rule = forms.ChoiceField(label=_("Rule"), choices=rule_choices, required=False)
    words = words_field(
        _("To each of them, in your own words"),
        _("They read this, and how to ask somebody else to look."),
        _("Please write why. They have a right to know."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def action(self):
        return "ban" if self.cleaned_data["how_long"] == FOR_GOOD else "suspend"

    @property
    def until(self):
        days = self.cleaned_data["how_long"]
        return None if days == FOR_GOOD else timezone.now() + timedelta(days=int(days))
