"""Becoming a member."""

import secrets

from django.db import transaction
from django.db.models import F
from wagtail.log_actions import log

from community.lib import names

from .. import codes, queries
from ..models import Invitation, Member, Persona


def login_name_for(word):
    """A free login name made of `word` and a number.

    The number is always there: whether somebody else chose the same word is not told to anybody.
    """
    word = word.strip().lower()
    while True:
        name = f"{word[:55]}-{secrets.randbelow(9000) + 1000}"
        if not Member.objects.filter(username=name).exists():
            return name


@transaction.atomic
def join(member, pseudonym):
    """Save the new account `member` with its community persona."""
    member.login_word = member.login_word or member.username
    member.save()
    persona = Persona.objects.create(member=member, name=pseudonym)
    member.home_persona = persona
    member.save(update_fields=["home_persona"])
    return persona


def free_pseudonym(wanted):
    """`wanted`, or the nearest like it that nobody has; for imports, where a person cannot be asked."""
    name, number = wanted[: names.LONGEST], 1
    while queries.is_name_taken(names.key(name)):
        number += 1
        ending = f" {number}"
        name = wanted[: names.LONGEST - len(ending)] + ending
    return name


@transaction.atomic
def make_invitation(made_by, note="", most_uses=1, expires_at=None):
    """Returns (Invitation, code). The code is shown once; only a keyed hash of it is kept."""
    code = codes.new(groups=3)
    invitation = Invitation.objects.create(
        code_hash=codes.hashed("invitation", code), note=note, made_by=made_by, most_uses=most_uses, expires_at=expires_at
    )  # fmt: skip
    log(instance=invitation, action="members.invite", user=made_by)
    return invitation, code


def spend_invitation(code):
    """Use up one place of the invitation with `code`, in the caller's transaction. Returns whether it worked."""
    found = queries.invitation(code)
    if found is None or not found.works():
        return False
    # Two at once: the last place goes to one of them.
    return bool(
        Invitation.objects.filter(pk=found.pk, uses__lt=F("most_uses"), revoked_at__isnull=True).update(
            uses=F("uses") + 1
        )
    )
