"""The form of one action: the fields it asks for, and no others."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.members.permissions import Refused

from ..actions import About, Order, Timing
from .fields import rule_choices

DATE = "date"
LENGTHS = (
    ("1h", timedelta(hours=1), gettext_lazy("1 hour")),
    ("3h", timedelta(hours=3), gettext_lazy("3 hours")),
    ("12h", timedelta(hours=12), gettext_lazy("12 hours")),
    ("1", timedelta(days=1), gettext_lazy("1 day")),
    ("3", timedelta(days=3), gettext_lazy("3 days")),
    ("7", timedelta(days=7), gettext_lazy("1 week")),
    ("14", timedelta(days=14), gettext_lazy("2 weeks")),
    ("30", timedelta(days=30), gettext_lazy("30 days")),
    ("90", timedelta(days=90), gettext_lazy("90 days")),
)
_SPAN = {code: span for code, span, _label in LENGTHS}
# Which field a refusal of `Action.check` is about.
_FIELD_OF = {"empty": "words", "until": "length", "past": "date", "long": "date", "body": "body"}


class ActForm(forms.Form):
    """`action` is the Action; `body`, `paces` (seconds) and `places` (pages) are what its fields begin with or offer."""

    action = forms.CharField(widget=forms.HiddenInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, action, *args, body="", paces=(), places=(), version=None, **kwargs):
        self.act = action
        kwargs.setdefault("auto_id", f"{action.name}-%s")
        given = {"action": action.name, "version": version, "body": body, **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=given, **kwargs)
        if action.is_timed:
            self._ask_how_long()
        if "body" in action.asks:
            self.fields["body"] = forms.CharField(
                label=_("The words that stand there then"), required=False, widget=forms.Textarea(attrs={"rows": 6})
            )
        if "seconds" in action.asks:
            self.fields["seconds"] = forms.TypedChoiceField(
                label=_("Between two posts of one person"),
                coerce=int,
                choices=[(seconds, pace(seconds)) for seconds in paces],
                error_messages={"required": _("Please choose how long people wait between two posts.")},
            )
        if "to" in action.asks:
            self.fields["to"] = forms.TypedChoiceField(
                label=_("Where to"),
                coerce=int,
                choices=[("", _("Please choose")), *((page.pk, page.title) for page in places)],
                error_messages={"required": _("Please choose where it goes.")},
            )
        if "rule" in action.asks:
            self.fields["rule"] = forms.ChoiceField(label=_("Rule"), choices=rule_choices, required=False)
        if "words" in action.asks:
            self._ask_for_words()

    def _ask_how_long(self):
        lasting = [(DATE, _("Until a day and time"))]
        if self.act.timing == Timing.MAY:
            lasting.insert(0, ("", _("Until somebody ends it")))
        spans = [(code, label) for code, span, label in LENGTHS if span <= self.act.longest]
        first = lasting[:-1] if self.act.timing == Timing.MAY else []
        self.fields["length"] = forms.ChoiceField(
            label=_("For how long?"), choices=[*first, *spans, lasting[-1]], required=False
        )
        if self.act.timing == Timing.MUST:
            self.fields["length"].initial = "3" if self.act.longest > timedelta(days=3) else "1h"
        self.fields["date"] = forms.DateTimeField(
            label=_("Until"),
            help_text=_("Only if you chose a day and time above."),
            required=False,
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        )

    def _ask_for_words(self):
        to_reporter = self.act.name == "dismiss"
        self.fields["words"] = forms.CharField(
            label=_("A word for the log") if to_reporter else _("To the author, in your own words"),
            help_text=_("You need not write anything.") if to_reporter
            else _("They read this with the rule and how to answer."),
            max_length=2000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 4}),
        )  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        cleaned["until"] = self._until(cleaned)
        if self.errors:
            return cleaned
        try:
            self.act.check(self.order())
        except Refused as refused:
            self.add_error(self._field_of(refused.refusal.code), self._said(refused.refusal))
        return cleaned

    def _field_of(self, code):
        name = _FIELD_OF.get(code)
        if code == "long" and self.cleaned_data.get("length") != DATE:
            name = "length"
        return name if name in self.fields else None

    def _said(self, refusal):
        if refusal.code == "empty" and self.act.about == About.CONTENT and "rule" in self.fields:
            return _("Please choose a rule or write why. The author has a right to know.")
        return refusal.text

    def _until(self, cleaned):
        length = cleaned.get("length")
        if length in _SPAN:
            return timezone.now() + _SPAN[length]
        if length != DATE:
            return None
        if cleaned.get("date") is None:
            self.add_error("date", _("Please say until when."))
        return cleaned.get("date")

    def given(self):
        """What the order holds beside words and rule, for `services.decide`."""
        names = {"until", "body", "seconds", "to"} & {*self.act.asks, *(("until",) if self.act.is_timed else ())}
        return {name: self.cleaned_data.get(name) for name in names}

    def order(self):
        data = self.cleaned_data
        return Order(words=data.get("words", ""), rule=data.get("rule", ""), **self.given())


def pace(seconds):
    """A number of seconds in words."""
    if seconds < 60:
        return _("%(n)s seconds") % {"n": seconds}
    if seconds < 3600:
        return _("%(n)s min") % {"n": seconds // 60}
    return _("%(n)s h") % {"n": seconds // 3600}
