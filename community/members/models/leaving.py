"""Taking one's data along, and going for good."""

from django.db import models
from django.utils import timezone

from .accounts import Member


class Export(models.Model):
    """A copy of everything held about a member: asked for, made by the worker, gone after some days."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="exports")
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    # Both files in one archive, encrypted under the site's key: nothing plain lies on a disk.
    archive = models.BinaryField(null=True, editable=False)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]


class Erasure(models.Model):
    """A member asked to be erased; it happens at `due_at` unless they take it back."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="erasure")
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    receipt_hash = models.CharField(max_length=64)


class ErasureReceipt(models.Model):
    """Proof for somebody who is no longer known here: found by a code that only they hold."""

    code_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateField()
    erased_at = models.DateTimeField(default=timezone.now)
    counts = models.JSONField(default=dict)
