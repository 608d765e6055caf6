"""Raids: many new accounts that write at once, and what it takes to notice them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member


class NewWriter(models.Model):
    """When somebody who is new here last wrote, and what: the short list by which a raid is noticed."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    target_kind = models.CharField(max_length=60)
    target_id = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="new_writer_at")]


class Raid(models.Model):
    """Hours in which what new accounts write waits for a person. It ends by itself at `until`, which moves on while
    it goes on; `is_past` only makes room for the next one."""

    began_at = models.DateTimeField(_("began"), default=timezone.now)
    until = models.DateTimeField(_("until"))
    is_past = models.BooleanField(default=False)
    # When those on shift were called; empty while that has yet to be done.
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("raid")
        verbose_name_plural = _("raids")
        indexes = [models.Index(fields=["until"], name="raid_until")]
        constraints = [
            models.UniqueConstraint(fields=["is_past"], condition=Q(is_past=False), name="one_raid_at_a_time"),
        ]

    @property
    def goes_on(self):
        return self.until > timezone.now()
