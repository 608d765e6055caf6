"""Making an account: all of it in one transaction, or nothing."""

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.lib import names

from .. import queries
from ..models import Member
from ..permissions import Refusal, Refused
from .agreements import accept
from .joining import join, login_name_for, spend_invitation

_MOST_TRIES = 20


def bad_invitation():
    """The one answer to a code that is wrong, used up, too old or taken back: none of them tells which."""
    return Refusal(
        "invitation",
        _("That invitation does not work. Please check each letter, or ask for a new one where you got it."),
    )


def sign_up(word, pseudonym, password, agreements=(), invitation=None, approved=True):
    """Make the account whose login name is `word` and a number, with its community persona. Returns the Member.

    `agreements` are the versions that were shown and ticked; `invitation` is a code that is spent; without `approved`
    the member waits for staff. Raises Refused: `taken` (somebody was faster) or `invitation`.
    """
    word = word.strip().lower()
    # Slow on purpose, so before the transaction: on SQLite nobody else can write during it.
    hashed = make_password(password)
    with transaction.atomic():
        if invitation is not None and not spend_invitation(invitation):
            raise Refused(bad_invitation())
        member = _join(word, pseudonym, hashed, timezone.now() if approved else None)
        for agreement in agreements:
            accept(member, agreement)
    return member


def _join(word, pseudonym, hashed, approved_at):
    for _attempt in range(_MOST_TRIES):
        if queries.is_name_taken(names.key(pseudonym)):
            break
        member = Member(
            username=login_name_for(word), login_word=word, password=hashed, approved_at=approved_at
        )  # fmt: skip
        try:
            with transaction.atomic():
                join(member, pseudonym)
            return member
        except IntegrityError:
            # Two at the same moment got the same number, or chose the same pseudonym: the next round tells which.
            continue
    raise Refused(Refusal("taken", _("Somebody here has that name, or one very like it. Please choose another.")))
