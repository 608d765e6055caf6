"""Asking somebody else to look."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import SealedTextField
from community.members.models import Member, Persona

from .cases import Case, Signal
from .decisions import Decision


class Appeal(models.Model):
    """Somebody asked for another look at a decision: about them, or about what they told us of (`signal`).

    One a person and decision. `decider` is copied from the decision, so that the database itself refuses an answer by
    the same person. `asker` is nobody for a notice from outside.
    """

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("It stays as it was decided")
        OVERTURNED = "overturned", _("The decision was changed")
        # The decision was undone before anybody answered.
        SETTLED = "settled", _("The decision was undone")

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="appeals")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="appeal")
    decider = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(Persona, null=True, on_delete=models.SET_NULL, related_name="appeals")
    signal = models.ForeignKey(Signal, null=True, blank=True, on_delete=models.PROTECT, related_name="appeals")
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
            models.UniqueConstraint(
                fields=["decision", "asker"],
                condition=Q(asker__isnull=False),
                name="one_appeal_a_person_and_decision",
            ),
            models.UniqueConstraint(
                fields=["decision", "signal"],
                condition=Q(signal__isnull=False),
                name="one_appeal_a_report_and_decision",
            ),
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
