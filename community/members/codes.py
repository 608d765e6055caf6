"""One-time codes on paper: how they are made, and the keyed hash that is all we keep of them."""

import hashlib
import hmac
import secrets

from django.conf import settings

# Letters that cannot be mistaken for one another on paper.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def new(groups=4):
    """A fresh code of `groups` times four letters, with dashes between."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(groups))


def hashed(purpose, code):
    """What is stored of `code`; the same however it is typed, and of no use for another purpose."""
    plain = "".join(letter for letter in code.upper() if letter in LETTERS)
    return hmac.new(settings.SECRET_KEY.encode(), f"{purpose}:{plain}".encode(), hashlib.sha256).hexdigest()
