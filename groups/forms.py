"""Shapes of what people send to the pages of sessions."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.lib import names
from community.members.forms import AgreementsMixin
from moderation.forms.fields import rule_choices

from .models import Phase
from .permissions import scopes_in
from .services.rooms import SLOW_MODES


class BookForm(AgreementsMixin, forms.Form):
    """Which date, and each agreement that `member` has yet to accept in `group`. `dates` is a list of pages_queries.Date."""

    unticked = _("Please tick the box if you agree. Your seat is not booked yet.")

    session = forms.TypedChoiceField(
        coerce=int,
        widget=forms.RadioSelect,
        label=_("Choose a date"),
        error_messages={
            "required": _("Please choose a date first."),
            "invalid_choice": _("This date can’t be booked any more. Please choose another."),
        },
    )

    def __init__(self, *args, dates=(), member=None, group=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].choices = [(date.session.pk, str(date.session.pk)) for date in dates]
        self.ask_for(member, scopes_in(group.pk) if group is not None else ())


class GroupNameForm(forms.Form):
    """A name for one group. Whether it is free is for the service to say, which knows one's own earlier ones."""

    name = forms.CharField(
        label=_("Your name in this group"),
        max_length=names.LONGEST,
        help_text=_("3 to 30 letters. Not your real name, and not like a name you use elsewhere."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Please write a name."),
            "max_length": _("Please choose a name of 3 to 30 letters."),
            "null_characters_not_allowed": _("The name has hidden marks in it. Please type it anew."),
        },
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member

    def clean_name(self):
        name = names.clean(self.cleaned_data["name"])
        shown, login = names.key(name), names.key(self.member.login_word)
        # Half of what opens the account would stand beside every line.
        if login and (login in shown or shown in login):
            raise ValidationError(_("That is too much like your login name, which only you should know."))
        return name


class HeldLineForm(forms.Form):
    """What a facilitator decides about a held line in the room: what, why, by which rule, on which version of its case."""

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


class LeadForm(forms.Form):
    """One act of a facilitator."""

    ACTS = ("open", "pause", "resume", "close", "phase", "slow", "turn")

    act = forms.ChoiceField(choices=[(act, act) for act in ACTS])
    phase = forms.ChoiceField(choices=Phase.choices, required=False)
    seconds = forms.TypedChoiceField(choices=[(n, n) for n in SLOW_MODES], coerce=int, required=False, empty_value=0)
    to = forms.CharField(required=False, max_length=16)


class EditForm(forms.Form):
    """New words for one's own message."""

    body = forms.CharField(
        label=_("Your words"),
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_body(self):
        return (self.cleaned_data["body"] or "").replace("\r\n", "\n")
