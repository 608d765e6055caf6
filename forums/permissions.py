"""May they? Beside the queries that agree. The board's own privacy is asked by `serve_under` around the view."""

from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused, why_not_write
from moderation.content import SHOWN_TO_AUTHOR

from . import queries


def why_not_open_topic(member, board):
    """The Refusal that keeps `member` from opening a topic on `board`, or None."""
    if not board.live:
        return Refusal("closed", _("This board is closed at the moment."))
    return why_not_write(member)


def why_not_reply(member, topic):
    """The Refusal that keeps `member` from replying in `topic`, or None."""
    if not queries.may_see(topic, member):
        return Refusal("gone", _("This topic is no longer here."))
    if topic.is_locked:
        return Refusal("locked", _("This topic is closed for new replies."))
    return why_not_write(member)


def why_not_edit(member, post):
    """The Refusal that keeps `member` from changing `post`, or None. A held text may be mended at any time."""
    if not member.is_authenticated or post.author.member_id != member.pk or post.state not in SHOWN_TO_AUTHOR:
        return Refusal("not_allowed", _("Only its author can change this."))
    return why_not_write(member)


def check(refusal):
    if refusal is not None:
        raise Refused(refusal)
