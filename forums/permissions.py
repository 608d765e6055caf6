"""May they? Beside the queries that agree. The board's own privacy is asked by `serve_under` around the view."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.helplines.templatetags.helplines import by_when
from community.members.permissions import Refusal, Refused, why_not_write
from community.members.services.relations import NEVER_BLOCKED
from moderation.content import SHOWN_TO_AUTHOR
from moderation.facts import wait_off_shift

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
    if topic.is_closed():
        return why_closed(topic)
    return why_not_write(member, asks_agreement=asks_agreement, place_id=topic.board_id)


def why_closed(topic):
    """The Refusal of a locked topic: when it opens again, where that is known."""
    if topic.locked_until is None:
        return Refusal.keeping("locked", _("A moderator has closed this topic for new replies."))
    return Refusal.keeping(
        "locked",
        _("A moderator has closed this topic for a while. It opens again at %(time)s.")
        % {"time": by_when(topic.locked_until)},
    )


def why_not_so_soon(member, topic):
    """The Refusal that keeps `member` waiting in a topic that was slowed down, or None. A query where it was."""
    now = timezone.now()
    pace = topic.pace_now(now)
    last = queries.last_post_at(topic, member) if pace else None
    if last is None or last + timedelta(seconds=pace) <= now:
        return None
    return Refusal.keeping(
        "slow", _("This topic goes slowly now. %(when)s") % {"when": _again(last + timedelta(seconds=pace), now)}
    )


def why_not_off_shift(member):
    """The Refusal that keeps `member` waiting between two posts while nobody is on shift, or None. A query only then,
    and where the community slows posting."""
    again = wait_off_shift(member)
    if again is None:
        return None
    when = {"when": _again(again, timezone.now())}
    return Refusal.keeping("slow", _("Nobody from the team is here now, so posting goes slowly. %(when)s") % when)


def _again(again, now):
    """When somebody can post again, in words: in so many seconds, or at an hour."""
    left = int((again - now).total_seconds()) + 1
    if left < 60:
        return ngettext(
            "You can post again in %(n)d second.", "You can post again in %(n)d seconds.", left
        ) % {"n": left}  # fmt: skip
    return _("You can post again at %(time)s.") % {"time": by_when(again)}


def pace_words(member, topic):
    """What the composer says of a topic that was slowed down, or ""; to a member, when they can post again."""
    pace = topic.pace_now()
    if not pace:
        wait = why_not_off_shift(member) if member.is_authenticated else None
        return wait.why if wait is not None else ""
    wait = why_not_so_soon(member, topic) if member.is_authenticated else None
    if wait is not None:
        return wait.why
    if pace < 60:
        return ngettext(
            "This topic goes slowly now: one post in %(n)d second.",
            "This topic goes slowly now: one post in %(n)d seconds.", pace,
        ) % {"n": pace}  # fmt: skip
    minutes = pace // 60
    return ngettext(
        "This topic goes slowly now: one post in %(n)d minute.",
        "This topic goes slowly now: one post in %(n)d minutes.", minutes,
    ) % {"n": minutes}  # fmt: skip


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
