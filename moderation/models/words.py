"""Words around a case: the private conversation with its author, the team's own notes, and what a shift hands over."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import SealedTextField
from community.members.models import Member, Persona

from .cases import Case


class Message(models.Model):
    """One message between the team and the author of a case. The author sees "the team", never who of it wrote."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="messages")
    # Nobody: the author of the case wrote it.
    by_staff = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_author = models.BooleanField(default=False)
    words = SealedTextField(blank=True, default="")
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("message about a case")
        verbose_name_plural = _("messages about cases")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["case", "at"], name="case_message")]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_author=True, by_staff__isnull=True) | Q(from_author=False, by_staff__isnull=False),
                name="a_message_has_one_writer",
            )
        ]


class Note(models.Model):
    """What the team tells itself about a case or about a name; the person it is about never sees it here."""

    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="notes")
    persona = models.ForeignKey(Persona, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    words = SealedTextField(blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("note of the team")
        verbose_name_plural = _("notes of the team")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, persona__isnull=True) | Q(case__isnull=True, persona__isnull=False),
                name="a_note_is_about_one_thing",
            )
        ]


class Handover(models.Model):
    """What one shift tells the next; it goes by itself, so that nobody is followed by an old remark."""

    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    words = SealedTextField(blank=True, default="")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("hand-over note")
        verbose_name_plural = _("hand-over notes")
        ordering = ["-at", "-pk"]
