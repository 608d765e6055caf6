"""What may be mailed, and when."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import registry


class MailForm(forms.Form):
    """Ticked is mailed; unticked stays in the inbox alone."""

    mail = forms.MultipleChoiceField(
        label=_("Tell me by e-mail, too, about"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mail"].choices = registry.groups()

    @property
    def no_mail(self):
        return [name for name, _words in registry.groups() if name not in self.cleaned_data["mail"]]


class QuietForm(forms.Form):
    quiet_from = forms.TimeField(
        label=_("From"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    quiet_until = forms.TimeField(
        label=_("Until"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def clean(self):
        cleaned = super().clean()
        if not self.errors and (cleaned["quiet_from"] is None) != (cleaned["quiet_until"] is None):
            raise ValidationError(_("Please give both times, or neither."))
        if not self.errors and cleaned["quiet_from"] is not None and cleaned["quiet_from"] == cleaned["quiet_until"]:
            raise ValidationError(_("Please choose two different times, or none."))
        return cleaned
