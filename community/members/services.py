"""The only doers about members: one verb, one transaction."""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from community.lib import names

from . import queries
from .models import Acceptance, Agreement, Credential, Member, Persona, RecoveryCode, Role
from .registries import personal_data

# Letters that cannot be mistaken for one another on paper.
_CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
CODES_A_SHEET = 8
_LAST_TO_ERASE = ("members.Persona", "members.Member")


@transaction.atomic
def join(member, pseudonym):
    """Save the new account `member` with its community persona."""
    member.save()
    persona = Persona.objects.create(member=member, name=pseudonym)
    member.home_persona = persona
    member.save(update_fields=["home_persona"])
    return persona


def free_pseudonym(wanted):
    """`wanted`, or the nearest like it that nobody has; for imports, where a person cannot be asked."""
    name, number = wanted[: names.LONGEST], 1
    while queries.persona_named(names.key(name)).exists():
        number += 1
        ending = f" {number}"
        name = wanted[: names.LONGEST - len(ending)] + ending
    return name


@transaction.atomic
def accept(member, agreement):
    """Record that `member` agreed to the exact text of `agreement`; again changes nothing."""
    acceptance, _ = Acceptance.objects.get_or_create(
        member=member, agreement=agreement, withdrawn_at=None, defaults={"text_sha256": agreement.sha256}
    )
    return acceptance


@transaction.atomic
def withdraw_acceptance(member):
    """Take back every acceptance in force; reading goes on, writing asks again."""
    return Acceptance.objects.filter(member=member, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())


@transaction.atomic
def publish_agreement(summary, body, scope=Agreement.COMMUNITY):
    """Publish a new version; the same words as the version in force change nothing."""
    current = queries.current_agreement(scope)
    if current is not None and (current.summary, current.body) == (summary, body):
        return current
    last = Agreement.objects.filter(scope=scope).order_by("-version").first()
    return Agreement.objects.create(
        scope=scope, version=(last.version if last else 0) + 1, summary=summary, body=body, published_at=timezone.now()
    )


@transaction.atomic
def grant_credential(member, role, evidence, granted_by, expires_at=None):
    """Give `member` the label `role` until `expires_at`, on the evidence that `granted_by` saw."""
    credential = Credential.objects.create(
        member=member, role=role, evidence=evidence, granted_by=granted_by, expires_at=expires_at
    )
    member.personas.update(role=role, role_until=expires_at)
    return credential


@transaction.atomic
def withdraw_credential(credential):
    """End `credential` now; the member's personas carry the newest that is still in force, or are peers again."""
    credential.withdrawn_at = timezone.now()
    credential.save(update_fields=["withdrawn_at"])
    other = queries.credentials_in_force(credential.member).first()
    role, until = (other.role, other.expires_at) if other else (Role.PEER, None)
    credential.member.personas.update(role=role, role_until=until)


@transaction.atomic
def erase(member):
    """Empty everything held about `member`: threads stay readable, under "Former member". Cannot be undone."""
    ask = [entry for name, entry in personal_data.items() if name not in _LAST_TO_ERASE]
    # Other rows are found through the personas, and these through the account: so they go last.
    for entry in [*ask, *(personal_data[name] for name in _LAST_TO_ERASE)]:
        entry.erase(member)


def _code_hash(code):
    plain = "".join(letter for letter in code.upper() if letter in _CODE_LETTERS)
    return hmac.new(settings.SECRET_KEY.encode(), f"recovery:{plain}".encode(), hashlib.sha256).hexdigest()


@transaction.atomic
def make_recovery_sheet(member):
    """Return fresh one-time codes; older sheets stop working. The codes are shown once and never again."""
    RecoveryCode.objects.filter(member=member).delete()
    codes = [
        "-".join("".join(secrets.choice(_CODE_LETTERS) for _ in range(4)) for _ in range(4))
        for _ in range(CODES_A_SHEET)
    ]
    RecoveryCode.objects.bulk_create(RecoveryCode(member=member, code_hash=_code_hash(code)) for code in codes)
    return codes


@transaction.atomic
def recover(username, code, new_password):
    """Spend one code of `username`'s sheet and set a new password. Returns the member, or None."""
    found = (
        RecoveryCode.objects.select_for_update()
        .filter(
            code_hash=_code_hash(code),
            used_at__isnull=True,
            member__username=username.strip().lower(),
            member__is_active=True,
        )
        .select_related("member")
        .first()
    )
    if found is None:
        return None
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
    member = Member.objects.get(pk=found.member_id)
    member.set_password(new_password)
    member.save(update_fields=["password"])
    return member
