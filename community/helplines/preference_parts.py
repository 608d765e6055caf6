"""Whose helplines a member sees first, on the page of preferences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from community.members.registries import PreferencePart, register_preferences, value_words

from . import services
from .countries import country_choices, country_name, default_country
from .queries import COOKIE


def _choices():
    own = _("As this site: %(country)s") % {"country": country_name(default_country())}
    return [("", own), *country_choices()]


class CountryForm(forms.Form):
    country = forms.ChoiceField(label=_("Country"), choices=_choices, required=False)


def _country(member, data):
    return CountryForm(data, prefix="country", initial={"country": member.country})


def _save_country(member, form):
    chosen = form.cleaned_data["country"]
    services.choose_country(member, chosen)
    return {COOKIE: chosen or None}


def register():
    value_words["country"] = country_name
    register_preferences(
        PreferencePart(
            "country", _("Your country"), _country, _save_country, order=20,
            lead=_("We show you its helplines first. Nobody else sees it."),
        )
    )  # fmt: skip
