from django import forms
from django.utils.translation import gettext_lazy as _

RULES = [
    ("", _("No rule")),
    ("kindness", _("Be kind: no attacks, no hate")),
    ("privacy", _("No phone numbers, addresses or full names")),
    ("methods", _("No detail about ways to harm oneself")),
    ("adverts", _("No adverts")),
]


class ReportForm(forms.Form):
    """Two steps: what it is about, and a word if one likes."""

    WORRIED, BREAKS_RULE = "worried", "rules"
    about = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(WORRIED, _("I’m worried about this person")), (BREAKS_RULE, _("It seems to break a rule"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one.")},
    )
    words = forms.CharField(
        label=_("Anything we should know"),
        help_text=_("You need not write anything."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecideForm(forms.Form):
    """The decision on a case page: what, why, by which rule, and on which version of the case."""

    action = forms.ChoiceField(choices=[("approve", _("Release")), ("remove", _("Remove"))])
    version = forms.IntegerField(widget=forms.HiddenInput)
    rule = forms.ChoiceField(label=_("Rule"), choices=RULES, required=False)
    words = forms.CharField(
        label=_("To the author, in your own words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They read this with the rule and how to answer."),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("action") == "remove" and not (cleaned.get("rule") or (cleaned.get("words") or "").strip()):
            self.add_error("words", _("Please choose a rule or write why. The author has a right to know."))
        return cleaned


def rule_label(rule):
    return dict(RULES).get(rule, "") if rule else ""
