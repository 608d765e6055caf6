"""What administrators may know of members: who is here, who waits, whose role ends soon. Never their other names."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Credential, Invitation, Member, Role
from ..staff_registries import restrictions

# So long before it ends a role is shown to those who can renew it, in days.
ENDS_SOON_DAYS = 30

WAITING, ACTIVE, PAUSED, RESTRICTED, CLOSED = "waiting", "active", "paused", "restricted", "closed"
STATES = {
    WAITING: _("Waiting to be let in"),
    ACTIVE: _("Active"),
    PAUSED: _("On a break"),
    RESTRICTED: _("Restricted"),
    CLOSED: _("May not sign in"),
}


def people():
    """Every account that belongs to somebody; what is left of erased ones is nobody."""
    erased = Q(is_active=False, home_persona__isnull=True, login_word="", username__startswith="erased-")
    return Member.objects.exclude(erased).select_related("home_persona")


def waiting():
    """Who asked to join and has had no answer."""
    return people().filter(approved_at__isnull=True, is_active=True)


def restricted_ids():
    """The ids of those whom staff keep from something now."""
    return {pk for under in restrictions for pk in under()}


def state_of(member, restricted=()):
    """One of STATES, the weightiest first. `restricted` holds the ids of who is restricted."""
    if not member.is_active:
        return CLOSED
    if member.approved_at is None:
        return WAITING
    if member.pk in restricted:
        return RESTRICTED
    return PAUSED if member.is_paused else ACTIVE


def in_state(members, state):
    """Those of the queryset `members` in `state`; the same order of weight as `state_of`."""
    if state == CLOSED:
        return members.filter(is_active=False)
    members = members.filter(is_active=True)
    if state == WAITING:
        return members.filter(approved_at__isnull=True)
    members = members.filter(approved_at__isnull=False)
    restricted = restricted_ids()
    if state == RESTRICTED:
        return members.filter(pk__in=restricted)
    members = members.exclude(pk__in=restricted)
    on_a_break = Q(paused_until__gt=timezone.now())
    return members.filter(on_a_break) if state == PAUSED else members.exclude(on_a_break)


def in_force():
    """Every role that somebody has at this moment."""
    return Credential.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()), withdrawn_at__isnull=True
    )


def with_role(members, role):
    """Those of the queryset `members` who have `role` now; peers are those who have none."""
    held = in_force().filter(member=OuterRef("pk"))
    return members.filter(~Exists(held)) if role == Role.PEER else members.filter(Exists(held.filter(role=role)))


def ending_soon():
    """Roles in force that end within ENDS_SOON_DAYS and have no longer one beside them."""
    longer = (
        in_force()
        .filter(member=OuterRef("member"), role=OuterRef("role"), page__isnull=True)
        .filter(Q(expires_at__isnull=True) | Q(expires_at__gt=OuterRef("expires_at")))
    )
    soon = timezone.now() + timedelta(days=ENDS_SOON_DAYS)
    return in_force().filter(~Exists(longer), expires_at__lte=soon)


def working_invitations():
    """Codes that still let somebody in."""
    now = timezone.now()
    return Invitation.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=now), revoked_at__isnull=True, uses__lt=F("most_uses")
    )
