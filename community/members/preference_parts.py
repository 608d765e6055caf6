"""What a member can choose that concerns this app; put on the page of preferences when the app is ready."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .forms.preferences import LanguageForm, LooksForm, TimesForm, WarningsForm, display_initial
from .registries import PreferencePart, register_preferences
from .services import preferences as services


def _times(member, data):
    return TimesForm(data, prefix="times", initial={"time_zone": member.time_zone})


def _save_times(member, form):
    services.set_time_zone(member, form.cleaned_data["time_zone"])
    return {}


def _language(member, data):
    return LanguageForm(data, prefix="language", initial=display_initial(member))


def _save_language(member, form):
    chosen = form.cleaned_data["language"]
    services.choose(member, language=chosen)
    return {settings.LANGUAGE_COOKIE_NAME: chosen or None}


def _looks(member, data):
    return LooksForm(data, prefix="looks", initial=display_initial(member))


def _save_looks(member, form):
    services.choose(member, **form.cleaned_data)
    return {name: value or None for name, value in form.cleaned_data.items()}


def _warnings(member, data):
    return WarningsForm(member, data, prefix="warnings")


def _save_warnings(member, form):
    services.choose_warnings(member, form.choices)
    return {}


def cookies_of(chosen):
    """The cookies by which a browser learns of `chosen`, a Preferences: pages then need no query."""
    names = {"theme": chosen.theme, "type": chosen.type, "size": chosen.size}
    names[settings.LANGUAGE_COOKIE_NAME] = chosen.language
    return {name: value for name, value in names.items() if value}


def register():
    register_preferences(PreferencePart("times", _("Your times"), _times, _save_times, order=10))
    register_preferences(
        PreferencePart(
            "language", _("Language"), _language, _save_language, order=30,
            shown=lambda member: len(settings.LANGUAGES) > 1,
        )
    )  # fmt: skip
    register_preferences(
        PreferencePart(
            "looks", _("How it looks"), _looks, _save_looks, order=40,
            lead=_("Kept with your account, so that your other devices look the same when you sign in."),
        )
    )  # fmt: skip
    register_preferences(
        PreferencePart(
            "warnings", _("Content warnings"), _warnings, _save_warnings, order=50,
            lead=_("Some posts speak of hard things. Choose what you want to see. You can change it at any time."),
            template="members/preferences/_warnings.html",
        )
    )  # fmt: skip
