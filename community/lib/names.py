"""What a name shown to others may look like."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORTEST, LONGEST = 3, 30
_ALLOWED = re.compile(r"[^\W_](?:[\w .'’\-]*[\w.])?\Z")
_DIGITS = re.compile(r"\d")
STAFF_WORDS = {
    "admin",
    "administrator",
    "moderator",
    "staff",
    "facilitator",
    "support",
    "helpline",
    "doctor",
    "counsellor",
    "therapist",
}


def key(name):
    """The form of `name` by which two names count as the same: folded, without marks, spaces or signs."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def clean(name):
    """Return `name` tidied, or raise ValidationError that says what to do."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if any(unicodedata.category(letter) in ("Cf", "Cc", "Co", "Cs") for letter in name):
        raise ValidationError(_("The name has hidden marks in it. Please type it anew."))
    if not SHORTEST <= len(name) <= LONGEST:
        raise ValidationError(_("Please choose a name of 3 to 30 letters."))
    if "@" in name:
        raise ValidationError(_("Please don't use an e-mail address as a name. Others would see it."))
    if len(_DIGITS.findall(name)) > 5:
        raise ValidationError(_("That looks like a phone number. Please use fewer digits."))
    if not _ALLOWED.match(name):
        raise ValidationError(_("Please use letters, digits, spaces, dots and dashes only."))
    if any(word in STAFF_WORDS for word in re.split(r"[\W_]+", name.casefold())):
        raise ValidationError(_("That name sounds like a member of staff. Please choose another."))
    return name
