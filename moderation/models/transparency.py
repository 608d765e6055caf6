"""What was published about the work of moderation."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member


class TransparencyReport(models.Model):
    """The figures of one period as they were published, with a word of the team; they never change afterwards.

    `figures` hold what the public sees, in fives, and never the exact counts. From `start` to before `end`.
    """

    start = models.DateField(_("from"), unique=True)
    end = models.DateField(_("to"))
    figures = models.JSONField()
    words = models.TextField(_("what we say about it"), blank=True, max_length=4000)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("transparency report")
        verbose_name_plural = _("transparency reports")
        ordering = ["-start"]
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_report_ends_after_it_starts")]
