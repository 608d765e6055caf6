"""May they? Beside the queries that agree."""

from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused


def can_see_queue(member):
    return member.is_authenticated and member.has_perm("moderation.view_case")


def why_not_decide(member, case):
    """The Refusal that keeps `member` from deciding `case`, or None. Nobody decides on their own words."""
    if not member.is_authenticated or not member.has_perm("moderation.change_case"):
        return Refusal("not_allowed", _("Only moderators can decide this."))
    if case.author is not None and case.author.member_id == member.pk:
        return Refusal("own_content", _("This is your own text, so somebody else must decide it."))
    return None


def must_be_able_to_decide(member, case):
    refusal = why_not_decide(member, case)
    if refusal is not None:
        raise Refused(refusal)


def can_read_decision(member, decision):
    """The author of what was decided, and moderators."""
    author = decision.case.author
    return member.is_authenticated and ((author is not None and author.member_id == member.pk) or can_see_queue(member))
