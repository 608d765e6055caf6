"""Shapes of what people send to the pages of sessions."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from community.helplines.models import time_zones
from community.helplines.templatetags.helplines import place_of_zone
from community.members.forms import AgreementsMixin

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


REGIONS = ("Europe", "Africa", "America", "Asia", "Atlantic", "Australia", "Indian", "Pacific")


def zone_choices():
    """Every zone that is named after a place, by region, after the site's own and UTC."""
    found = {region: [] for region in REGIONS}
    for name, _label in time_zones():
        region, _slash, place = name.partition("/")
        if region in found:
            found[region].append((name, place.replace("_", " ").replace("/", ", ")))
    own = _("As this site: %(place)s") % {"place": place_of_zone(settings.TIME_ZONE)}
    return [("", own), ("UTC", "UTC"), *found.items()]


class ZoneForm(forms.Form):
    """Where somebody is, for the times they read."""

    time_zone = forms.ChoiceField(
        label=_("Where you are"),
        choices=zone_choices,
        required=False,
        help_text=_("Choose the nearest place. Only the times you see change."),
    )


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
