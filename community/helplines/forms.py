from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from community.lib import zones

from .countries import country_choices
from .hours import WEEKDAYS


class CountryForm(forms.Form):
    """Which country's helplines to show."""

    country = forms.ChoiceField(label=_("Country"), choices=country_choices)


class NeedForm(forms.Form):
    """Whom to show helplines for, among those that this country has."""

    need = forms.ChoiceField(label=_("What do you need?"))

    def __init__(self, *args, needs=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["need"].choices = [("", _("All of them")), *needs]


class HelplineForm(WagtailAdminModelForm):
    """The editor's form; who saves a new check date is remembered as the one who rang.

    A number that was changed and not rung since counts as not checked: "We tried it" would be about another number.
    """

    time_zone = forms.ChoiceField(label=_("Time zone of its hours"))

    REACHED_BY = ("dial", "display", "text_word", "website")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A zone written down under its old name stays, so that saving something else does not ask for another.
        self.fields["time_zone"].choices = zones.by_region(self.instance.time_zone)

    def save(self, commit=True):
        changed, helpline = set(self.changed_data), self.instance
        if helpline.pk and changed.intersection(self.REACHED_BY) and "verified_on" not in changed:
            helpline.verified_on = helpline.verified_by = helpline.next_check_on = None
        if "verified_on" in changed:
            helpline.verified_by = self.for_user if helpline.verified_on else None
            if "next_check_on" not in changed:
                helpline.set_next_check()
        return super().save(commit)


class ConfirmForm(HelplineForm):
    """A line of a file beside the words it came with. Only `action-confirm` asks for the two ticks and for hours."""

    rang_it = forms.BooleanField(
        label=_("I rang it, or wrote to it, exactly as it stands here, and it is theirs"), required=False
    )
    hours_right = forms.BooleanField(label=_("I checked its hours and their time zone"), required=False)

    FROM_COLUMN = {
        "country": "country", "name": "name", "need": "category", "method": "method", "dial": "dial_as_described",
        "languages": "languages", "website": "website", "always_open": "hours",
    }  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_emergency:
            self.fields["rang_it"].label = _(
                "I looked this number up with the service itself. Please never ring it to try"
            )
        row = self.instance.source_row or {}
        for field, column in self.FROM_COLUMN.items():
            if field in self.fields and row.get(column):
                self.fields[field].help_text = _("The file says: “%(words)s”.") % {"words": row[column]}

    @property
    def confirms(self):
        return "action-confirm" in self.data

    def clean(self):
        cleaned = super().clean()
        if not self.confirms:
            return cleaned
        for field in ("rang_it", "hours_right"):
            if not cleaned.get(field):
                self.add_error(field, _("Tick this first. Until then it can be saved, and nobody sees it."))
        days_are_wrong = any(day in self.errors for day in WEEKDAYS)
        if not (cleaned.get("always_open") or cleaned.get("is_emergency") or days_are_wrong):
            if not any(cleaned.get(day) for day in WEEKDAYS):
                self.add_error("always_open", _("Tick this, or write the hours of at least one day."))
        return cleaned
