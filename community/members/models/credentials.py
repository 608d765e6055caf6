"""What staff vouch for."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import SealedTextField

from .accounts import Member
from .personas import Role


class Credential(models.Model):
    """A role that staff granted after looking at evidence; kept when it expires or is withdrawn.

    With a `page`, a moderator moderates that board or group alone, and what lies under it.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="credentials")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("only here"),
    )
    evidence = SealedTextField(_("what was checked"), default="")
    granted_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    granted_at = models.DateTimeField(_("granted"), default=timezone.now)
    expires_at = models.DateTimeField(_("good until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    withdrawn_reason = SealedTextField(_("why it was withdrawn"), blank=True, default="")

    class Meta:
        ordering = ["-granted_at", "-pk"]
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")

    def __str__(self):
        return self.get_role_display()

    @property
    def last_day(self):
        """The last moment in force, whose day is the one to show: who is good until the end of Monday reads Monday."""
        return self.expires_at - timedelta(microseconds=1) if self.expires_at else None

    def in_force(self, now=None):
        return self.withdrawn_at is None and (self.expires_at is None or self.expires_at > (now or timezone.now()))
