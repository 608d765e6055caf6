"""Who left a case to others, and who sat beside somebody over a heavy one."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Member

from .cases import Case


class SetAside(models.Model):
    """“Not this one”: `member` leaves an open case to others. Nobody else ever reads it, and it goes with the case.

    No reason stands here, and nothing counts these rows by person: whoever must explain themselves carries on instead.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="asides")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("case set aside")
        verbose_name_plural = _("cases set aside")
        constraints = [models.UniqueConstraint(fields=["case", "member"], name="set_aside_once")]


class Companion(models.Model):
    """Somebody asked to be with whoever carries a heavy case; `yes_at` when they said “I am with you on this”.

    Without a `member` nobody could be found, the administrators were told, and `beside` goes on alone.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="companions")
    beside = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    yes_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("somebody beside a moderator")
        verbose_name_plural = _("people beside moderators")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "member"], name="asked_once_a_case"),
            models.UniqueConstraint(
                fields=["case", "beside"], condition=models.Q(member__isnull=True), name="alone_once_a_case"
            ),
            models.CheckConstraint(
                condition=models.Q(member__isnull=True) | ~models.Q(member=models.F("beside")),
                name="nobody_is_their_own_company",
            ),
        ]
