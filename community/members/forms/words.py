"""What forms say when something is missing or too long."""

from django.utils.translation import gettext_lazy as _

_KIND_WORDS = {
    "required": _("Please fill this in."),
    "max_length": _("That is too long. Please use a shorter one."),
    "min_length": _("That is too short. Please use at least 3 letters or digits."),
    "null_characters_not_allowed": _("It has a hidden mark in it. Please type it anew."),
}


def _is_ours(field):
    return not type(field).__module__.startswith(("django.", "allauth."))


def speak_kindly(form):
    """Say what a field needs in our own words, unless the field has words of its own."""
    for field in form.fields.values():
        # What the field's own class says stands above our general words.
        own = type(field).__dict__.get("default_error_messages", {}) if _is_ours(field) else {}
        field.error_messages = {**field.error_messages, **_KIND_WORDS, **own}
