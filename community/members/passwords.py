"""Whether a password will do, said in plain words."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_KIND_WORDS = {
    "password_too_short": _("Please choose a longer password: at least 10 letters, digits or signs."),
    "password_too_common": _("Many people use that password, so it is easy to guess. Please choose another."),
    "password_too_similar": _("That password is too much like your login name. Please choose another."),
    "password_entirely_numeric": _("Please use some letters in your password too."),
}


def check(password, member=None):
    """Return `password`, or raise ValidationError that says what to do."""
    if not password.strip():
        raise ValidationError(_("A password of spaces alone is easy to guess. Please use some letters or digits too."))
    try:
        validate_password(password, member)
    except ValidationError as wrong:
        raise ValidationError([_KIND_WORDS.get(error.code, error) for error in wrong.error_list]) from None
    return password
