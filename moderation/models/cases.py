"""Cases and the signals that made them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import SealedTextField
from community.members.models import Persona


class Case(models.Model):
    """One thing that needs a human. At most one open case of a kind for a target; a closed one never reopens."""

    class Kind(models.TextChoices):
        CRISIS = "crisis", _("Crisis")
        HOLD = "hold", _("Held")
        REPORT = "report", _("Report")
        APPEAL = "appeal", _("Appeal")
        # Opened and closed by a decision about somebody that began on no text of theirs.
        ACCOUNT = "account", _("About a person")
        # A crisis is looked at again the next day.
        FOLLOW_UP = "follow_up", _("Asking again")
        UNANSWERED = "unanswered", _("Nobody answered")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    target_kind = models.CharField(_("what"), max_length=60)
    target_id = models.PositiveBigIntegerField()
    author = models.ForeignKey(Persona, null=True, on_delete=models.SET_NULL, related_name="cases")
    place = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("where")
    )
    severity = models.PositiveSmallIntegerField(_("severity"), default=1)
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    previous = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    due_at = models.DateTimeField(_("due"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    # Why it cannot be decided now: the author was asked, or somebody outside has to answer. A new signal ends it.
    waits_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "target_kind", "target_id"],
                condition=Q(state="open"),
                name="one_open_case_a_kind_and_target",
            ),
            models.CheckConstraint(condition=Q(severity__lte=4), name="severity_is_0_to_4"),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="case_due"),
            models.Index(fields=["target_kind", "target_id"], name="case_target"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def is_about_need(self):
        """Whether it stands here since somebody may need help, and not for anything they did wrong."""
        return self.kind in (self.Kind.CRISIS, self.Kind.FOLLOW_UP)


class Signal(models.Model):
    """One reason why a case exists: what a check found, or what a person reported, and in which revision."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="signals")
    source = models.CharField(max_length=40)
    category = models.CharField(max_length=20)
    severity = models.PositiveSmallIntegerField(default=1)
    reason = models.CharField(max_length=80)
    span_start = models.PositiveIntegerField(null=True, blank=True)
    span_end = models.PositiveIntegerField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    reporter = models.ForeignKey(Persona, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # Which rule a reporter thinks it breaks; nothing if they named none.
    rule = models.CharField(max_length=40, blank=True)
    words = SealedTextField(blank=True, default="")
    # What it is about where that is not the case's own target: another thing by the same person.
    about_kind = models.CharField(max_length=60, blank=True, default="")
    about_id = models.PositiveBigIntegerField(null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    @property
    def about(self):
        """(kind, id) of what it is about."""
        return (self.about_kind, self.about_id) if self.about_id else (self.case.target_kind, self.case.target_id)
