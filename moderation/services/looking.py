"""Looks into somebody's privacy: with a reason, and logged like any decision."""

from django.db import transaction
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import permissions, queries
from ..models import Decision
from .deciding import locked_case
from .records import decided


def unmask(case_id, moderator, reason):
    """Log that `moderator` asks which community name stands behind the alias or group name of a case's author.

    Returns the Decision; what it opens, and for how long, says `queries.unmasked_name`. Raises Refused.
    """
    return _look(case_id, moderator, Decision.Action.UNMASK, reason)


def look(case_id, moderator, reason):
    """Log that `moderator` reads all that a case's author wrote under this one name. As `unmask`."""
    return _look(case_id, moderator, Decision.Action.LOOK, reason)


@transaction.atomic
def _look(case_id, moderator, action, reason):
    case = locked_case(case_id)
    permissions.must_be_able_to_look(moderator, case.author, action)
    reason = reason.strip()
    if not reason:
        raise Refused(Refusal("empty", _("Please write why you need to know. It is kept with the decision.")))
    return decided(
        case, action, moderator, reason=reason, target_kind=queries.PERSONA, target_id=case.author_id, revision=0
    )
