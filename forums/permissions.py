"""May they? Beside the queries that agree. The board's own privacy is asked by `serve_under` around the view."""

from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused, why_not_write
from community.members.services.relations import NEVER_BLOCKED
from moderation.content import SHOWN_TO_AUTHOR

from . import queries


def why_not_open_topic(member, board):
    """The Refusal that keeps `member` from opening a topic on `board`, or None."""
    if not board.live:
        return Refusal("closed", _("This board is closed at the moment."))
    return why_not_write(member, place_id=board.pk)


def why_not_reply(member, topic, asks_agreement=True):
    """The Refusal that keeps `member` from replying in `topic`, or None; `asks_agreement` as in `why_not_write`."""
    if not queries.may_see(topic, member):
        return Refusal("gone", _("This topic is no longer here."))
    if topic.is_locked:
        return Refusal("locked", _("This topic is closed for new replies."))
    return why_not_write(member, asks_agreement=asks_agreement, place_id=topic.board_id)


def why_not_reply_as(topic, persona, sight):
    """The Refusal that keeps whoever has this Sight from replying in `topic` under `persona` (None: a new alias), or None.

    A block holds between two names. An alias that people know here goes on, or its silence would tell whose it is;
    but nobody can take a new one to get round a block.
    """
    apart = sight.own_apart_from(topic.author_id)
    if not apart or (persona is not None and (persona.pk not in apart or _answers_everybody(persona))):
        return None
    return Refusal.keeping(
        "apart",
        _(
            "You and the person who wrote this topic are kept apart, so you can’t reply to it. "
            "You could open a topic of your own with these words."
        ),
    )


def _answers_everybody(persona):
    return persona.role_now in NEVER_BLOCKED


def why_not_edit(member, post):
    """The Refusal that keeps `member` from changing `post`, or None. A held text may be mended at any time."""
    if not member.is_authenticated or post.author.member_id != member.pk or post.state not in SHOWN_TO_AUTHOR:
        return Refusal("not_allowed", _("Only its author can change this."))
    return why_not_write(member, place_id=post.topic.board_id)


def check(refusal):
    if refusal is not None:
        raise Refused(refusal)
