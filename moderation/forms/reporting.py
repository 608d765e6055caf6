"""What members, and people without an account, fill in to tell the team of something."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import queries

WORRIED, SOMETHING_ELSE = "worried", "else"


def reasons():
    """[(value, words)…] for a report: the worry first, then each rule in force by its code, then anything else."""
    rules = [(f"rule:{code}", title) for code, title in queries.rule_choices()]
    return [(WORRIED, _("I’m worried about this person")), *rules, (SOMETHING_ELSE, _("Something else"))]


def rule_in(about):
    """The code of the rule in an answer of `reasons`, or ""."""
    return about.removeprefix("rule:") if about.startswith("rule:") else ""


class AboutForm(forms.Form):
    """First step of a report: what it is about."""

    about = forms.ChoiceField(
        label=_("What is it?"),
        choices=reasons,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one."), "invalid_choice": _("Please choose one.")},
    )


class ReportForm(forms.Form):
    """Second step: a word if one likes, with the answer of the first step along."""

    about = forms.ChoiceField(choices=reasons, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Anything we should know"),
        help_text=_("You need not write anything."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
