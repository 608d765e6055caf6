"""The parts of the page of preferences that are about members alone; upper apps bring theirs."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from community.lib import zones
from community.themes.models import ContentWarning

from ..models import Preferences, WarningChoice


class TimesForm(forms.Form):
    """Where somebody is, for the times they read."""

    time_zone = forms.ChoiceField(
        label=_("Where you are"),
        help_text=_("Choose the nearest place. Only the times you see change."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Who chose a zone under its old name keeps it until they choose another.
        self.fields["time_zone"].choices = zones.choices(self.initial.get("time_zone", ""))


class LanguageForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("As my browser says")), *settings.LANGUAGES]


class LooksForm(forms.Form):
    """Light or dark, kind and size of the letters."""

    theme = forms.ChoiceField(
        label=_("Light or dark"),
        choices=(("", _("As my device")), ("light", _("Light")), ("dark", _("Dark"))),
        required=False,
    )
    type = forms.ChoiceField(label=_("Kind of type"), choices=(("", _("Usual")), ("plain", _("Plain"))), required=False)
    size = forms.ChoiceField(
        label=_("Size of the words"),
        choices=(("", _("Usual")), ("large", _("Larger")), ("larger", _("Largest"))),
        required=False,
    )


class WarningsForm(forms.Form):
    """One choice for each content warning that staff keep."""

    def __init__(self, member, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = dict(WarningChoice.objects.filter(member=member).values_list("warning_id", "choice"))
        for warning in ContentWarning.objects.all():
            self.fields[str(warning.pk)] = forms.ChoiceField(
                label=warning.name,
                help_text=warning.meaning,
                choices=WarningChoice.Choice.choices,
                initial=chosen.get(warning.pk, WarningChoice.Choice.BLUR),
            )

    @property
    def choices(self):
        return {int(pk): choice for pk, choice in self.cleaned_data.items()}


def display_initial(member):
    """What the account says of display and language, by the names of the fields."""
    found = Preferences.objects.filter(member=member).first() or Preferences()
    return {"theme": found.theme, "type": found.type, "size": found.size, "language": found.language}
