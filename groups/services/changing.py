"""Changing a line of chat that was stored: by its author, who takes it back too, or by a moderator."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused, must_be_able_to_write
from moderation import services as moderation
from moderation.content import State
from moderation.services import Private

from ..live.log import Entry, append
from ..models import Message, Stream
from ..permissions import scopes_in, why_not_speak
from .lines import shape_error


def withdraw_message(message, member):
    """The author takes their message back; the room sees a tombstone. Raises Refused for anybody else."""
    return moderation.withdraw(message, member)


@transaction.atomic
def edit_message(message, member, body, private=Private.KEEP):
    """Change one's own words; they are screened anew. Returns the message; raises Refused, and AskFirst where their
    author has yet to say what happens to private parts."""
    refusal = shape_error(message.client_id, body)
    if refusal is not None:
        raise Refused(refusal)
    message = (
        Message.objects.select_for_update(of=("self",)).select_related("session", "seat", "author").get(pk=message.pk)
    )
    must_be_able_to_write(member, scopes_in(message.session.group_id), message.session.group_id)
    if message.author.member_id != member.pk:
        raise Refused(Refusal("not_allowed", _("Only its author can change it.")))
    refusal = why_not_speak(message.session.state, message.seat.state, message.seat.is_facilitator)
    if refusal is not None:
        raise Refused(refusal)
    if message.state not in (State.PUBLISHED, State.HELD):
        raise Refused(Refusal("gone", _("This message was taken down, so it can’t be changed.")))
    (body,), screening = moderation.settle_for(member, [body.strip()], private, [settings.CHAT_MAX_LENGTH])
    if screening.care:
        # Kind words come before the notice that the line waits.
        append([Entry(message.session_id, Stream.person(message.seat.author_key), "care", payload={"read_by": None})])
    if message.by_moderator:
        # What the moderator wrote is kept, to tell later what they had left out; `readmit` counts the revision.
        message.replace(body, by_moderator=False)
        message.revision -= 1
    else:
        message.write(body)
    message.edited_at = timezone.now()
    moderation.readmit(message, body, member, screening)
    return message


def rewrite_message(message, body, by_moderator=True):
    """Put `body` in place of the words of a locked `message`, inside the transaction of a decision; the words that stood
    there are kept, sealed. Raises Refused for a body that cannot be a line of chat."""
    refusal = shape_error(message.client_id, body)
    if refusal is not None:
        raise Refused(refusal)
    message.replace(body.strip(), by_moderator)
    message.edited_at = timezone.now()
    message.save(update_fields=["body", "replaced", "by_moderator", "edited_at", "revision"])
