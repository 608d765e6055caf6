from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import queries


def rule_choices():
    """The rules in force, for a select."""
    return [("", _("No rule")), *queries.rule_choices()]


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
    rule = forms.ChoiceField(label=_("Rule"), choices=rule_choices, required=False)
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


def _words(label, help_text, empty, most=2000):
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": empty},
    )


class AnswerForm(forms.Form):
    """The answer to an appeal: whether it stays, and why."""

    # Two buttons, not a field to fill in.
    action = forms.ChoiceField(
        choices=[("uphold", _("It stays")), ("overturn", _("Change it"))],
        widget=forms.HiddenInput,
        error_messages={"required": _("Please choose: it stays, or change it.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    words = _words(
        _("Your answer, in your own words"),
        _("They read this. It says what you looked at, and why it stays or changes."),
        _("Please write your answer. They have a right to know why."),
    )


class RestrictForm(forms.Form):
    """Keep somebody from writing: for how long, why, and on which version of what was seen."""

    SUSPEND, BAN, LONGEST_DAYS = "suspend", "ban", 366
    DATE = "date"
    action = forms.ChoiceField(
        label=_("What?"),
        choices=[(SUSPEND, _("Suspend: they cannot write for a while")), (BAN, _("Ban: they cannot write any more"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one.")},
    )
    length = forms.ChoiceField(
        label=_("How long is a suspension?"),
        choices=[
            ("1", _("1 day")), ("3", _("3 days")), ("7", _("1 week")), ("14", _("2 weeks")), ("30", _("30 days")),
            ("90", _("90 days")), (DATE, _("Until a day and time")),
        ],
        initial="3",
        required=False,
    )  # fmt: skip
    date = forms.DateTimeField(
        label=_("Until"),
        help_text=_("Only if you chose a day and time above."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )
    rule = forms.ChoiceField(label=_("Rule"), choices=rule_choices, required=False)
    words = _words(
        _("To the person, in your own words"),
        _("They read this with the rule, until when it holds, and how to ask somebody else to look."),
        _("Please write why. They have a right to know."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        cleaned["until"] = None
        if cleaned.get("action") == self.SUSPEND and not self.errors:
            cleaned["until"] = self._until(cleaned)
        return cleaned

    def _until(self, cleaned):
        now = timezone.now()
        length = cleaned.get("length")
        if length and length != self.DATE:
            return now + timedelta(days=int(length))
        until = cleaned.get("date")
        if until is None:
            self.add_error("date", _("Please say until when."))
        elif until <= now:
            self.add_error("date", _("Please choose a time that is still to come."))
        elif until > now + timedelta(days=self.LONGEST_DAYS):
            self.add_error("date", _("Please choose a time within a year."))
        return until


class ReasonForm(forms.Form):
    """Why a moderator needs to know; kept, sealed, with the decision."""

    reason = _words(
        _("Why do you need to know?"),
        _("Kept with your name and the time. Administrators can read it; the person is not told the reason."),
        _("Please write why you need to know. It is kept with the decision."),
        most=1000,
    )


class AnswerTeamForm(forms.Form):
    """What the author of a case answers the team."""

    words = _words(
        _("Your answer"),
        _("Take the time you need. Nobody but the team reads it."),
        _("Please write a few words first."),
        most=4000,
    )


class AppealForm(forms.Form):
    """What the person would like somebody else to know."""

    words = _words(
        _("What should they know?"),
        _("Say in your own words what was meant, or what was missed. Somebody who did not decide this reads it."),
        _("Please write a few words: what should the other person know?"),
        most=4000,
    )
