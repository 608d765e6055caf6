"""What staff vouch for: the label that readers see, and the powers that go with a role."""

from datetime import UTC, datetime

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from .. import queries, signals
from ..models import Credential, FormerName, Member, Role
from ..permissions import Refusal, Refused
from ..seeds import GROUP_OF_ROLE, LOCAL_MODERATORS
from ..staff_permissions import why_not_grant, why_not_withdraw

# Which of several labels readers see: first who decides here, then what somebody is trained for.
LABEL_ORDER = (
    Role.ADMINISTRATOR, Role.MODERATOR, Role.PROFESSIONAL, Role.VOLUNTEER, Role.FACILITATOR, Role.EDITOR,
)  # fmt: skip
_NEVER = datetime.max.replace(tzinfo=UTC)


def _group_name(credential):
    if credential.role == Role.MODERATOR and credential.page_id:
        return LOCAL_MODERATORS
    return GROUP_OF_ROLE.get(credential.role)


def _by_label(credential):
    # Of two credentials for one role the longer one is shown: a renewal must not let the label blink out.
    return LABEL_ORDER.index(credential.role), -(credential.expires_at or _NEVER).timestamp()


@transaction.atomic
def grant_credential(member, role, evidence, granted_by, expires_at=None, page=None):
    """Give `member` the `role` until `expires_at`, on the evidence that `granted_by` saw; `page` narrows a moderator's.

    `granted_by` None stands for the site itself: a command, not a person. Raises Refused.
    """
    if granted_by is not None:
        _raise(why_not_grant(granted_by, member, role))
    if role not in LABEL_ORDER:
        raise Refused(Refusal("role", _("This is no role that can be given.")))
    if page is not None and role != Role.MODERATOR:
        raise Refused(Refusal("place", _("Only moderators can be for one place alone.")))
    credential = Credential.objects.create(
        member=member, role=role, evidence=evidence, granted_by=granted_by, expires_at=expires_at, page=page
    )
    settle(member)
    _log("members.grant", credential, granted_by)
    signals.role_given.send(Credential, member=member, credential=credential)
    return credential


@transaction.atomic
def withdraw_credential(credential, withdrawn_by=None, reason=""):
    """End `credential` now; label and powers follow what is still in force. Raises Refused."""
    credential = Credential.objects.select_for_update(of=("self",)).select_related("member").get(pk=credential.pk)
    if withdrawn_by is not None:
        _raise(why_not_withdraw(withdrawn_by, credential))
    was_in_force = credential.in_force()
    if credential.withdrawn_at is None:
        credential.withdrawn_at, credential.withdrawn_by = timezone.now(), withdrawn_by
        credential.withdrawn_reason = reason
        credential.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
        _log("members.withdraw", credential, withdrawn_by)
    settle(credential.member)
    if was_in_force:
        _say_ended(credential, withdrawn_by)
    return credential


def _say_ended(credential, by=None):
    """Tell that a role is over, unless another credential gives the same, there or everywhere."""
    same = queries.credentials_in_force(credential.member).filter(
        Q(page__isnull=True) | Q(page=credential.page_id), role=credential.role
    )
    if not same.exists():
        signals.role_ended.send(Credential, member=credential.member, credential=credential, by=by)


def _raise(refusal):
    if refusal is not None:
        raise Refused(refusal)


def _log(action, credential, staff):
    # Neither evidence nor reason: these are sealed, and the log is not.
    log(
        instance=credential.member,
        action=action,
        user=staff,
        data={"role": credential.role, "page": credential.page_id, "credential": credential.pk},
    )


@transaction.atomic
def settle(member):
    """Make label and powers of `member` what the credentials in force say. Aliases stay peers: they point at nobody."""
    now = timezone.now()
    settled = Member.objects.select_for_update(no_key=True).values_list("powers_until", flat=True).get(pk=member.pk)
    in_force = list(queries.credentials_in_force(member))
    shown = min(in_force, key=_by_label, default=None)
    role, until = (shown.role, shown.expires_at) if shown else (Role.PEER, None)
    member.personas.filter(thread_id__isnull=True).update(role=role, role_until=until)
    if member.home_persona_id:
        member.home_persona.role, member.home_persona.role_until = role, until
    due = {name for c in in_force if (name := _group_name(c))}
    # Only groups that a credential once gave are taken: others were not ours to give.
    given = {name for c in member.credentials.all() if (name := _group_name(c))}
    if given - due:
        member.groups.remove(*Group.objects.filter(name__in=given - due))
    if due:
        member.groups.add(*Group.objects.filter(name__in=due))
    ends = [c.expires_at for c in in_force if c.expires_at is not None]
    member.powers_until = min(ends, default=None)
    Member.objects.filter(pk=member.pk).update(powers_until=member.powers_until)
    if settled is not None and settled <= now:
        # Since the last time: whoever asks twice finds nothing new.
        for credential in member.credentials.filter(withdrawn_at__isnull=True, expires_at__range=(settled, now)):
            _say_ended(credential)


def settle_expired(now=None):
    """Settle everybody whose next expiry has passed; returns how many."""
    late = Member.objects.filter(powers_until__lte=now or timezone.now())
    count = 0
    for member in late.select_related("home_persona"):
        settle(member)
        count += 1
    return count


def forget_rested_names(now=None):
    """Names that were given up long enough ago are anybody's again; returns how many."""
    return FormerName.objects.filter(free_at__lte=now or timezone.now()).delete()[0]
