"""Who is there: the rota, the addresses by which somebody is called, and every call that was made."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import SealedTextField
from community.members.models import Member

from .cases import Case


class Shift(models.Model):
    """Hours in which somebody looks after the queue, or, without a `member`, hours that anybody may take.

    It counts only from `on_at` (they said “I am here”) to `off_at`: a plan alone answers nobody.
    """

    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.CASCADE, related_name="shifts")
    place = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("only here")
    )  # fmt: skip
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    on_at = models.DateTimeField(null=True, blank=True)
    off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("shift")
        verbose_name_plural = _("shifts")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["ends_at", "starts_at"], name="shift_hours")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_shift_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(on_at__isnull=True) | Q(member__isnull=False), name="somebody_is_on"),
        ]

    def is_on(self, now=None):
        """Whether its member is there at `now`."""
        now = now or timezone.now()
        return self.on_at is not None and self.off_at is None and self.starts_at <= now < self.ends_at


class Contact(models.Model):
    """An address by which somebody wants to be called, as an Apprise URL. It holds passwords, so it is sealed."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="contacts")
    url = SealedTextField()
    # What it is, without its secrets, such as “mailto” or “ntfys”.
    kind = models.CharField(max_length=40)
    added_at = models.DateTimeField(default=timezone.now)
    tested_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("address for calls")
        verbose_name_plural = _("addresses for calls")
        ordering = ["pk"]


class Call(models.Model):
    """One person called to one case. The row is made before the call goes out, so that two workers call once."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="calls")
    step = models.PositiveSmallIntegerField()
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    # How pressing the case was then: a graver one calls anew.
    severity = models.PositiveSmallIntegerField()
    at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    # None of their addresses took it. The inbox did, and the next person is called at once.
    failed = models.BooleanField(default=False)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "step", "member"], name="one_call_a_step_and_person")]
