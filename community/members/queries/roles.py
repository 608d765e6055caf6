"""Roles that staff vouch for, and whether they hold now."""

from django.db.models import Q
from django.utils import timezone

from ..models import Credential, Role


def credentials_in_force(member):
    """What staff vouch for at this moment, newest first."""
    return Credential.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()), member=member, withdrawn_at__isnull=True
    )


def has_role(member, *roles):
    """Whether a credential for one of `roles` is in force."""
    return credentials_in_force(member).filter(role__in=roles).exists()


def moderated_paths(member):
    """The tree paths of the boards and groups that `member` moderates by a credential for these alone (one query)."""
    return list(
        credentials_in_force(member)
        .filter(role=Role.MODERATOR, page__isnull=False)
        .values_list("page__path", flat=True)
    )
