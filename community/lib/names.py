"""What a name shown to others may look like, and when two names count as one."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORTEST, LONGEST = 3, 30
LONGEST_KEY = 120
_SIGNS = " .'’-_"
_DIGITS = re.compile(r"\d")
_MARKS = ("Mn", "Mc")
_HIDDEN = ("Cf", "Cc", "Co", "Cs", "Cn")
# Letters without a shape, which Unicode still counts as letters or marks.
_SHAPELESS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
# Scripts that are written together in one name; any other two are a disguise more often than a name.
_TOGETHER = {"LATIN", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"}
# Letters of other alphabets, and digits, that a reader takes for a Latin letter (after Unicode TS 39).
_LOOKS_LIKE = str.maketrans(
    "авекмнорстухгпіїјѕԁԛԝһӏьѵүαβγεηικνορτυχωσϲϳıłøđħŧɑɡɩɪ01i",
    "abekmhopctyxrnlljsdqwhlbvyabyenlkvoptuxwocjllodhtaglloll",
)
_STAFF_WORDS = {"admin", "admins", "mod", "mods", "staff", "support", "doctor", "dr", "official", "team"}
_STAFF_STEMS = (
    "administrator", "moderator", "facilitator", "helpline", "counsellor", "counselor", "therapist", "psychologist",
    "psychiatrist",
)  # fmt: skip
# How names begin that the site gives: those of erased accounts, and aliases ("Anonymous Wren"). Nobody may pass for one.
_RESERVED = ("former member", "anonymous")


def key(name):
    """The form of `name` by which two names count as the same.

    Folded, without accents, spaces or signs, and with letters that look alike as one, so that nobody can
    pass for somebody else. At most 120 characters.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    kept = "".join(
        c for c in folded if (c.isalnum() or unicodedata.category(c) in _MARKS) and not "\u0300" <= c <= "\u036f"
    )
    return kept.translate(_LOOKS_LIKE).replace("rn", "m").replace("vv", "w")[:LONGEST_KEY]


_STAFF_KEYS = {key(word) for word in _STAFF_WORDS}
_STEM_KEYS = tuple(key(stem) for stem in _STAFF_STEMS)
_RESERVED_KEYS = tuple(key(name) for name in _RESERVED)


def _mixes_alphabets(name):
    scripts = {
        unicodedata.name(letter, "").partition(" ")[0]
        for letter in name
        if letter.isalpha() and unicodedata.category(letter) != "Lm"
    }
    return len(scripts) > 1 and not scripts <= _TOGETHER


def _is_well_formed(name):
    if not name[0].isalnum() or not (
        name[-1].isalnum() or name[-1] in "._" or unicodedata.category(name[-1]) in _MARKS
    ):
        return False
    marks = 0
    for letter in name:
        if unicodedata.category(letter) in _MARKS:
            # Vowel signs and tones come in ones and twos; a tower of marks covers the lines around it.
            marks += 1
            if marks > 2:
                return False
        elif letter.isalnum() or letter in _SIGNS:
            marks = 0
        else:
            return False
    return True


def _sounds_like_staff(name):
    words = {key(word) for word in re.split(r"[\W_]+", name)}
    return bool(words & _STAFF_KEYS) or any(stem in key(name) for stem in _STEM_KEYS)


def clean(name):
    """Return `name` tidied, or raise ValidationError that says what to do."""
    if any(unicodedata.category(letter) in _HIDDEN for letter in " ".join(name.split())) or _SHAPELESS.search(name):
        raise ValidationError(_("The name has hidden marks in it. Please type it anew."))
    name = unicodedata.normalize("NFKC", " ".join(name.split()))
    if not SHORTEST <= len(name) <= LONGEST:
        raise ValidationError(_("Please choose a name of 3 to 30 letters."))
    if "@" in name:
        raise ValidationError(_("Please don't use an e-mail address as a name. Others would see it."))
    if len(_DIGITS.findall(name)) > 5:
        raise ValidationError(_("That looks like a phone number. Please use fewer digits."))
    if not _is_well_formed(name):
        raise ValidationError(_("Please use letters, digits, spaces, dots and dashes only."))
    if _mixes_alphabets(name):
        raise ValidationError(_("Please use the letters of one alphabet only."))
    if _sounds_like_staff(name):
        raise ValidationError(_("That name sounds like a member of staff. Please choose another."))
    if key(name).startswith(_RESERVED_KEYS) or not key(name):
        raise ValidationError(_("That name is kept for something else. Please choose another."))
    return name
