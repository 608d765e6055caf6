"""Words around a case: with its author, among the team, and from one shift to the next."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from community.members.permissions import Refusal, Refused
from community.notifications import services as notifications

from .. import permissions
from ..models import Case, Handover, Message, Note
from .deciding import locked_case
from .records import touch

MOST = 4000
HANDOVER_LASTS = timedelta(hours=36)


def _words(words):
    words = words.strip()
    if not words:
        raise Refused(Refusal("empty", _("Please write a few words first.")))
    if len(words) > MOST:
        raise Refused(Refusal("long", _("That is too long for one message. Please send it in two.")))
    return words


@transaction.atomic
def write_to_author(case_id, moderator, words):
    """The team writes to the author of a case, in private. Returns the Message; raises Refused."""
    case = locked_case(case_id)
    permissions.must_be_able_to_decide(moderator, case)
    if case.author is None or case.author.member_id is None:
        raise Refused(Refusal("gone", _("This person has left.")))
    message = Message.objects.create(case=case, by_staff=moderator, words=_words(words))
    log(instance=case, action="moderation.wrote", user=moderator, data={"message": message.pk})
    notifications.tell(
        case.author.member, "moderation.message", f"case_message:{message.pk}", reverse("conversation", args=[case.pk])
    )
    return message


@transaction.atomic
def answer_team(case_id, member, words):
    """The author of a case answers the team, also after it was closed. Returns the Message; raises Refused."""
    case = locked_case(case_id)
    permissions.must_be_able_to_answer(member, case)
    message = Message.objects.create(case=case, from_author=True, words=_words(words))
    if case.state == Case.State.OPEN:
        # What they say may change the decision, so a page drawn before is no longer good enough.
        case.waits_until = None
        case.save(update_fields=["waits_until"])
        touch(case)
    return message


def read_conversation(case, member):
    """Whoever opens the conversation has read what the other side wrote."""
    own = case.author is not None and case.author.member_id == member.pk
    Message.objects.filter(case=case, from_author=not own, read_at__isnull=True).update(read_at=timezone.now())


@transaction.atomic
def add_note(case_id, moderator, words):
    """A note for the team on a case. Returns the Note; raises Refused."""
    case = locked_case(case_id)
    permissions.must_be_able_to_decide(moderator, case)
    return Note.objects.create(case=case, by=moderator, words=_words(words))


@transaction.atomic
def hand_over(moderator, words, lasts=HANDOVER_LASTS):
    """Tell the next shift something; it goes by itself. Returns the Handover; raises Refused."""
    if not permissions.can_see_queue(moderator):
        raise Refused(Refusal("not_allowed", _("This is for those who moderate.")))
    return Handover.objects.create(by=moderator, words=_words(words), until=timezone.now() + lasts)
