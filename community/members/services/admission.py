"""Staff say who comes in: those who asked to join, and codes for those who are invited."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .. import signals
from ..models import Invitation, Member
from ..permissions import Refusal, Refused
from .leaving import erase
from .safety import sign_out_everywhere


@transaction.atomic
def admit_to_community(member, by=None):
    """Staff say yes to somebody who asked to join; again changes nothing. Returns whether it was new."""
    waiting = Member.objects.filter(pk=member.pk, approved_at__isnull=True, home_persona__isnull=False)
    if not waiting.update(approved_at=timezone.now()):
        return False
    member.refresh_from_db(fields=["approved_at"])
    log(instance=member, action="members.admit", user=by)
    # Apps above tell the member; whatever they write is part of this transaction.
    signals.admitted.send(sender=Member, member=member)
    return True


@transaction.atomic
def decline(member, by=None):
    """Staff say no to somebody who asked to join: the account, in which nothing was written, is erased.

    Raises Refused when somebody let them in a moment ago.
    """
    member = Member.objects.select_for_update(of=("self",)).select_related("home_persona").get(pk=member.pk)
    if member.is_approved or not member.home_persona_id:
        raise Refused(Refusal("over", _("This person is not waiting any more.")))
    erase(member)
    log(instance=member, action="members.decline", user=by)


@transaction.atomic
def sign_member_out(member, by=None):
    """Staff end every sign-in of `member`, on all devices: a phone was stolen, or somebody else is in."""
    sign_out_everywhere(member)
    log(instance=member, action="members.sign_out", user=by)


@transaction.atomic
def revoke_invitation(invitation, by=None):
    """The code lets nobody in any more; those who came with it stay. Returns whether it was new."""
    if not Invitation.objects.filter(pk=invitation.pk, revoked_at__isnull=True).update(revoked_at=timezone.now()):
        return False
    invitation.refresh_from_db(fields=["revoked_at"])
    log(instance=invitation, action="members.revoke", user=by)
    return True
