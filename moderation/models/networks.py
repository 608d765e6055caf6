"""Where somebody came from, as a keyed hash that is of no use elsewhere."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member


class NetworkMark(models.Model):
    """An account was seen from a network, last at `at`. Of its address only a keyed hash is kept, for some days."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    mark = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("mark of a network")
        verbose_name_plural = _("marks of networks")
        indexes = [
            models.Index(fields=["mark"], name="network_mark"),
            models.Index(fields=["at"], name="network_mark_at"),
        ]
        constraints = [models.UniqueConstraint(fields=["member", "mark"], name="one_mark_a_member_and_network")]
