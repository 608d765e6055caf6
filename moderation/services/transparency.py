"""Publishing the figures of a period."""

from django.db import transaction
from django.utils.translation import gettext as _

from community.members.permissions import Refusal, Refused

from .. import permissions
from ..figures import figures, in_fives
from ..models import TransparencyReport


@transaction.atomic
def publish_figures(period, words, member):
    """Publish the figures of a Period, in fives, with a word of the team. Returns the TransparencyReport; raises Refused.

    A person looks first, since in a small community a figure may tell more than it seems. Two reports never cover the
    same day: what is hidden in one could be worked out from the other.
    """
    if not permissions.can_audit(member):
        raise Refused(Refusal("not_allowed", _("This is for those who run this community.")))
    if not period.is_over:
        raise Refused(Refusal("early", _("This time is not over yet.")))
    if TransparencyReport.objects.filter(start__lt=period.end, end__gt=period.start).exists():
        raise Refused(Refusal("twice", _("Figures of these days were published before.")))
    return TransparencyReport.objects.create(
        start=period.start, end=period.end, figures=in_fives(figures(period)), words=words.strip(), published_by=member
    )
