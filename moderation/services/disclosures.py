"""Writing down what was given out because a life was in danger."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from community.members.models import Member
from community.members.permissions import Refusal, Refused

from .. import permissions, shifts_queries
from ..models import Disclosure, DisclosureText, SafetySettings
from .deciding import locked_case


def who_may_allow():
    """The members who may allow that something is given out: the administrators, and who answers for safety."""
    able = {member.pk for member in shifts_queries.administrators()} | {SafetySettings.in_force().accountable_id}
    return Member.objects.filter(pk__in=able - {None})


@transaction.atomic
def write_disclosure(case_id, member, allowed_by, at, what, to_whom, why):
    """`member` writes down what was given out about the author of a case: `what`, `to_whom` and `why` in words, who
    `allowed_by` (one of `who_may_allow`) and when. Returns the Disclosure, which nobody can change; raises Refused."""
    case = locked_case(case_id)
    if not permissions.can_audit(member):
        raise Refused(Refusal("not_allowed", _("This is for those who run this community.")))
    if not all(words.strip() for words in (what, to_whom, why)):
        raise Refused(Refusal("empty", _("Please write what was given out, to whom, and why.")))
    if at > timezone.now():
        raise Refused(Refusal("early", _("Please write it down when it has happened.")))
    if not who_may_allow().filter(pk=allowed_by.pk).exists():
        raise Refused(Refusal("allowed_by", _("Please choose an administrator, or who answers for safety.")))
    found = Disclosure.objects.create(case=case, at=at, allowed_by=allowed_by, written_by=member)
    DisclosureText.objects.create(
        disclosure=found, what=what.strip(), to_whom=to_whom.strip(), why=why.strip()
    )  # fmt: skip
    log(instance=case, action="moderation.disclosed", user=member, data={"disclosure": found.pk})
    return found
