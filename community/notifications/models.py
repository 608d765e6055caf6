"""What a member is told: one Notice a happening, and the content-free mail that may follow it."""

import uuid

from django.db import models
from django.utils import timezone

from community.members.models import Member


class Notice(models.Model):
    """An entry of somebody's inbox. `key` makes it happen once, however often it is asked for."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.PositiveBigIntegerField(null=True, blank=True)
    url = models.CharField(max_length=300)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["member", "key"], name="one_notice_a_member_and_key")]
        indexes = [models.Index(fields=["member", "read_at"], name="notice_unread")]


class Mail(models.Model):
    """A row of the outbox: written with the notice, sent by the worker, the same Message-ID on a second try."""

    notice = models.OneToOneField(Notice, on_delete=models.CASCADE, related_name="mail")
    message_id = models.UUIDField(default=uuid.uuid4, editable=False)
    tries = models.PositiveSmallIntegerField(default=0)
    try_after = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at", "try_after"], name="mail_waiting")]
