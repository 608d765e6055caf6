"""Telling whoever told us of something that somebody looked."""

from django.urls import reverse

from community.notifications import services as notifications

from ..models import Signal

# One notice a report; the page behind it says what became of it. Of a worry nothing more is said.
OUTCOME, LOOKED_AFTER, COMPLAINT = "moderation.outcome", "moderation.looked_after", "moderation.complaint"


def tell_reporters(cases):
    """Everybody who told us of one of `cases`, now closed, gets a notice. Constant in queries, and one without reports."""
    told = Signal.objects.filter(case__in=cases, source="report", reporter__member__isnull=False)
    notifications.tell_many(
        (s.reporter.member, LOOKED_AFTER if s.category == "crisis" else OUTCOME, f"report:{s.pk}", reverse("reports"))
        for s in told.select_related("reporter__member")
    )


def tell_asker(asked):
    """Whoever asked for another look at what became of their report gets a notice, if they have an account."""
    if asked.asker is not None and asked.asker.member_id:
        notifications.tell(asked.asker.member, COMPLAINT, f"complaint:{asked.pk}", reverse("reports"))
