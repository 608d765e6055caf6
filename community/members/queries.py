"""What may be known about members, agreements and roles."""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from .models import Acceptance, Agreement, Credential, Persona, RecoveryCode


def current_agreement(scope=Agreement.COMMUNITY):
    """The version in force, or None where a community has published none."""
    return Agreement.objects.filter(scope=scope, published_at__isnull=False).order_by("-version").first()


def agreement_to_accept(member, scope=Agreement.COMMUNITY):
    """The agreement that `member` has yet to accept, or None (one query)."""
    accepted = Acceptance.objects.filter(agreement=OuterRef("pk"), member=member, withdrawn_at__isnull=True)
    newest = (
        Agreement.objects.filter(scope=scope, published_at__isnull=False)
        .annotate(accepted=Exists(accepted))
        .order_by("-version")
        .first()
    )
    return newest if newest is not None and not newest.accepted else None


def credentials_in_force(member):
    """What staff vouch for at this moment, newest first."""
    return Credential.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()), member=member, withdrawn_at__isnull=True
    )


def persona_named(name_key):
    return Persona.objects.filter(name_key=name_key)


def unused_recovery_codes(member):
    return RecoveryCode.objects.filter(member=member, used_at__isnull=True)
