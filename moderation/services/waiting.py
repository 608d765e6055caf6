"""A case that cannot be decided now, because somebody has yet to answer."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from community.members.permissions import Refusal, Refused

from .. import permissions
from .deciding import open_case
from .records import touch

LONGEST = timedelta(days=7)


@transaction.atomic
def wait(case_id, moderator, version, until):
    """Put a case at the end of the queue until `until`; a new signal or an answer of the author ends it before.

    Returns the Case; raises Refused, Stale.
    """
    case = open_case(case_id, moderator, version)
    now = timezone.now()
    if permissions.never_waits(case):
        raise Refused(Refusal("urgent", _("Somebody may be in danger, so this does not wait.")))
    if not now < until <= now + LONGEST:
        raise Refused(Refusal("until", _("Please choose a time within a week.")))
    return _set(case, moderator, until)


@transaction.atomic
def stop_waiting(case_id, moderator, version):
    """Put a case back in its place in the queue. Returns the Case; raises Refused, Stale."""
    return _set(open_case(case_id, moderator, version), moderator, None)


def _set(case, moderator, until):
    case.waits_until = until
    case.save(update_fields=["waits_until"])
    touch(case)
    log(instance=case, action="moderation.waits" if until else "moderation.goes_on", user=moderator)
    return case
