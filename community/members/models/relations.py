"""Who wants to see less of whom. Both hold between names, so that neither tells who stands behind another name."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .accounts import Member
from .personas import Persona


class Mute(models.Model):
    """`member` does not see what `persona` writes; nobody else learns of it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="mutes")
    persona = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "persona"], name="muted_once")]


class Block(models.Model):
    """`own` and `other` are kept out of each other's sight, replies and mentions; their accounts, out of one small group.

    `own` is the name under which the blocker was met: a block from under an alias must not point at the person's
    other names.
    """

    own = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="blocks_made")
    other = models.ForeignKey(Persona, on_delete=models.CASCADE, related_name="blocks_met")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["own", "other"], name="blocked_once"),
            models.CheckConstraint(condition=~Q(own=F("other")), name="nobody_blocks_themselves"),
        ]
