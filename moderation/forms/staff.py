"""What those who moderate fill in, beside the form of each action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import rule_choices, words_field


class AnswerForm(forms.Form):
    """The answer to an appeal: whether it stays, and why."""

    # Two buttons, not a field to fill in.
    action = forms.ChoiceField(
        choices=[("uphold", _("It stays")), ("overturn", _("Change it"))],
        widget=forms.HiddenInput,
        error_messages={"required": _("Please choose: it stays, or change it.")},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
    words = words_field(
        _("Your answer, in your own words"),
        _("They read this. It says what you looked at, and why it stays or changes."),
        _("Please write your answer. They have a right to know why."),
    )


class AnswerComplaintForm(AnswerForm):
    """The answer to whoever asked again about a report, and what happens to the text if it changes.

    `actions` are the Actions that suit the text; without any it is opened anew.
    """

    words = words_field(
        _("Your answer to whoever asked, in your own words"),
        _("They read this. It says what you looked at, and why it stays or changes."),
        _("Please write your answer. They have a right to know why."),
    )

    def __init__(self, *args, actions=(), **kwargs):
        super().__init__(*args, **kwargs)
        if not actions:
            return
        self.fields["do"] = forms.ChoiceField(
            label=_("If you change it: what happens to the text?"),
            choices=[(str(action.name), action.label) for action in actions],
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields["rule"] = forms.ChoiceField(label=_("Rule"), choices=rule_choices, required=False)
        self.fields["to_author"] = forms.CharField(
            label=_("To its author, in your own words"),
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_("They read this with the rule, and nothing of who asked."),
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("action") == "overturn" and "do" in self.fields and not cleaned.get("do"):
            self.add_error("do", _("Please choose what happens to it now."))
        return cleaned


class ReasonForm(forms.Form):
    """Why a moderator needs to know; kept, sealed, with the decision."""

    reason = words_field(
        _("Why do you need to know?"),
        _("Kept with your name and the time. Administrators can read it; the person is not told the reason."),
        _("Please write why you need to know. It is kept with the decision."),
        most=1000,
    )


class TalkForm(forms.Form):
    """A message of the team to the author of a case."""

    words = words_field(
        _("To the author, in private"),
        _("They see “the team”, never your name. They can answer."),
        _("Please write a few words first."),
        most=4000,
        key="c",
        rows=3,
    )


class NoteForm(forms.Form):
    """A note for the team on a case."""

    words = words_field(
        _("Add a note for the team"),
        _("Staff only. The author never sees it here."),
        _("Please write a few words first."),
        most=4000,
        key="i",
        rows=3,
    )


class HandoverForm(forms.Form):
    """What one shift tells the next."""

    words = words_field(
        _("For the next shift"),
        _("Everybody who moderates reads it here for a day and a half; then it goes by itself."),
        _("Please write a few words first."),
        most=4000,
    )


class WaitForm(forms.Form):
    """Until when a case waits for somebody."""

    HOURS = (1, 4, 24, 72)
    hours = forms.TypedChoiceField(
        label=_("Wait for"),
        coerce=int,
        choices=[(1, _("1 hour")), (4, _("4 hours")), (24, _("a day")), (72, _("3 days"))],
        error_messages={"required": _("Please choose how long."), "invalid_choice": _("Please choose how long.")},
    )


class ManyForm(forms.Form):
    """One decision on many cases; `seen` holds their ids and versions as they were shown."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class ReadManyForm(ManyForm):
    has_read = forms.BooleanField(
        label=_("I have read all of these words"),
        error_messages={
            "required": _("Please read them first, and then tick this. Their authors are told that you did.")
        },
    )


class ManyWithReasonForm(ManyForm):
    rule = forms.ChoiceField(label=_("Rule"), choices=rule_choices, required=False)
    words = forms.CharField(
        label=_("To each author, in your own words"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They read this with the rule and how to answer."),
    )

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("rule") or (cleaned.get("words") or "").strip()):
            self.add_error("words", _("Please choose a rule or write why. The authors have a right to know."))
        return cleaned
