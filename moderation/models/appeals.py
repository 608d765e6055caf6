"""Asking somebody else to look."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import SealedTextField
from community.members.models import Member

from .cases import Case
from .decisions import Decision


class Appeal(models.Model):
    """Somebody asked for another look at a decision about them; one a decision.

    `decider` is copied from the decision, so that the database itself refuses an answer by the same person.
    """

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("It stays as it was decided")
        OVERTURNED = "overturned", _("The decision was changed")
        # The decision was undone before anybody answered.
        SETTLED = "settled", _("The decision was undone")

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="appeal")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="appeal")
    decider = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    words = SealedTextField(blank=True, default="")
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    answered_by = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = SealedTextField(blank=True, default="")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | Q(decider__isnull=True) | ~Q(answered_by=F("decider")),
                name="somebody_else_answers_an_appeal",
            ),
            models.CheckConstraint(
                condition=(
                    Q(outcome__in=["upheld", "overturned"], answered_by__isnull=False, answered_at__isnull=False)
                    | Q(outcome="settled", answered_by__isnull=True, answered_at__isnull=False)
                    | Q(outcome="", answered_by__isnull=True, answered_at__isnull=True)
                ),
                name="an_answered_appeal_has_an_answerer",
            ),
        ]

    @property
    def is_open(self):
        return not self.outcome
