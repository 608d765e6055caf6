"""The way back in without an e-mail."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from .. import codes, queries, signals
from ..models import Member, RecoveryCode

CODES_A_SHEET = 8


@transaction.atomic
def make_recovery_sheet(member):
    """Return fresh one-time codes; older sheets stop working. The codes are shown once and never again."""
    RecoveryCode.objects.filter(member=member).delete()
    sheet = [codes.new() for _ in range(CODES_A_SHEET)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(member=member, code_hash=codes.hashed("recovery", code)) for code in sheet
    )
    return sheet


@transaction.atomic
def recover(login, code, new_password):
    """Spend one code of the sheet of `login` (with or without its number) and set a new password.

    Every device is signed out. A second lock comes off too: who needs the sheet has often lost the phone with it; but
    that of staff stays, because other people's words lie behind it. Returns the member, or None.
    """
    login = login.strip().lower()
    found = (
        RecoveryCode.objects.select_for_update(of=("self",))
        .filter(
            Q(member__username=login) | Q(member__login_word=login),
            code_hash=codes.hashed("recovery", code),
            used_at__isnull=True,
            member__is_active=True,
        )
        .first()
    )
    if found is None:
        return None
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
    member = Member.objects.get(pk=found.member_id)
    member.set_password(new_password)
    member.save(update_fields=["password"])
    if not (member.is_superuser or queries.credentials_in_force(member).exists()):
        Authenticator.objects.filter(user=member).delete()
    signals.recovered.send(Member, member=member, code=found)
    return member
