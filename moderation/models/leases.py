"""Who has a case open now."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member

from .cases import Case


class Lease(models.Model):
    """One moderator has one case open; it ends by itself, so that a closed laptop keeps nobody from helping.

    One row a case, so that the database itself refuses two holders.
    """

    LASTS = timedelta(minutes=4)

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="lease")
    holder = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    taken_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("lease")

    def is_live(self, now=None):
        return self.until > (now or timezone.now())
