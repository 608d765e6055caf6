"""May staff do this to a member? Asked by services that act upon somebody else's account."""

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from .models import Role
from .permissions import Refusal
from .seeds import STAFF_GROUPS


def may_grant(staff):
    """Whether `staff` may give roles to anybody at all."""
    return staff.is_active and staff.has_perm("members.add_credential")


def roles_to_grant(staff):
    """The roles that `staff` may give, in the order of `Role`; only those with full access make an administrator."""
    roles = [role for role in Role if role != Role.PEER]
    return roles if staff.is_superuser else [role for role in roles if role != Role.ADMINISTRATOR]


def why_not_grant(staff, member, role):
    """The Refusal that keeps `staff` from giving `role` to `member`, or None."""
    if not may_grant(staff):
        return Refusal("not_allowed", _("Only administrators give roles."))
    if staff.pk == member.pk:
        return Refusal("self", _("Nobody gives a role to themselves. Please ask another administrator."))
    if role not in roles_to_grant(staff):
        return Refusal("not_allowed", _("You cannot give this role."))
    if not member.is_active or not member.home_persona_id:
        return Refusal("closed", _("This account is closed."))
    if not member.is_approved:
        return Refusal("approval", _("Please let this person in first."))
    return None


def why_not_withdraw(staff, credential):
    """The Refusal that keeps `staff` from ending `credential`, or None. One’s own may be given back."""
    if not (staff.is_active and staff.has_perm("members.change_credential")):
        return Refusal("not_allowed", _("Only administrators take roles back."))
    if credential.role == Role.ADMINISTRATOR and not staff.is_superuser and staff.pk != credential.member_id:
        return Refusal("not_allowed", _("Only somebody with full access takes this role back."))
    if credential.withdrawn_at is not None:
        return Refusal("over", _("This role was taken back already."))
    return None


def may_change(staff, member):
    """Only those with full access may change the account of one who has it, or they could take it over."""
    return staff.has_perm("members.change_member") and (staff.is_superuser or not member.is_superuser)


def groups_to_hand_out(staff):
    """The groups that `staff` may put members into by hand: circles. Staff groups come with a role alone, and
    groups that carry any power are for those with full access."""
    groups = Group.objects.exclude(name__in=STAFF_GROUPS)
    if not staff.is_superuser:
        groups = groups.filter(
            permissions__isnull=True, page_permissions__isnull=True, collection_permissions__isnull=True
        )
    return groups.distinct()
