from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from community.lib import zones

from .countries import country_choices


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
        changed = set(self.changed_data)
        if self.instance.pk and changed.intersection(self.REACHED_BY) and "verified_on" not in changed:
            self.instance.verified_on = self.instance.verified_by = None
        if "verified_on" in self.changed_data:
            self.instance.verified_by = self.for_user if self.instance.verified_on else None
        return super().save(commit)
