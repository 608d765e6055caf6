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
