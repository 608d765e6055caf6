"""How a member wants the place to be."""

from django.conf import settings
from django.db import transaction
from django.utils import translation

from ..models import Preferences, WarningChoice

# What each choice may be, in the account and in the cookies of a browser; "" leaves it to the device.
DISPLAY = {"theme": ("light", "dark"), "type": ("plain",), "size": ("large", "larger")}


@transaction.atomic
def set_time_zone(member, zone):
    """Keep the IANA `zone` for `member`; "" is the site's own."""
    member.time_zone = zone
    member.save(update_fields=["time_zone"])


@transaction.atomic
def choose(member, **values):
    """Keep fields of Preferences for `member`; others stay as they are. Returns the Preferences."""
    return Preferences.objects.update_or_create(member=member, defaults=values)[0]


def keep_display(member, name, value):
    """Keep one display choice (theme, type, size) that was made at the foot of a page."""
    return choose(member, **{name: value if value in DISPLAY[name] else ""})


@transaction.atomic
def choose_warnings(member, choices):
    """Keep what `member` wants done with content warnings: {warning id: "show", "blur" or "hide"}."""
    WarningChoice.objects.filter(member=member, warning_id__in=choices).delete()
    WarningChoice.objects.bulk_create(
        WarningChoice(member=member, warning_id=warning_id, choice=choice)
        for warning_id, choice in choices.items()
        if choice != WarningChoice.Choice.BLUR  # covered is what happens without a choice
    )


def language_of(member):
    """A context in which words are in the language of `member`, for what is written while they are away."""
    chosen = Preferences.objects.filter(member=member).values_list("language", flat=True).first()
    return translation.override(chosen or settings.LANGUAGE_CODE)
