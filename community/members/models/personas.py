"""Who is seen: a community persona, perhaps another in a group, perhaps an alias in one thread."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib import names

from .accounts import Member


class Role(models.TextChoices):
    """What a reader may expect of an author; granted by staff only."""

    PEER = "peer", _("Peer")
    VOLUNTEER = "volunteer", _("Trained volunteer")
    PROFESSIONAL = "professional", _("Verified professional")
    FACILITATOR = "facilitator", _("Facilitator")
    EDITOR = "editor", _("Editor")
    MODERATOR = "moderator", _("Moderator")
    ADMINISTRATOR = "administrator", _("Administrator")


def group_scope(page_id):
    """The scope of personas that are used in one support group."""
    return f"group:{page_id}"


def topic_scope(topic_id):
    """The scope of aliases that are used in one thread."""
    return f"topic:{topic_id}"


class Persona(models.Model):
    """Who is seen: the name under which somebody writes. Several can belong to one account, and
    nothing shown to others tells so. Erasure cuts `member` and leaves a former member."""

    COMMUNITY = "community"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="personas")
    scope = models.CharField(max_length=60, default=COMMUNITY)
    # Set for an alias alone: the thread in which it is used, and in which its name is one of a kind.
    thread_id = models.PositiveBigIntegerField(null=True, editable=False)
    name = models.CharField(max_length=names.LONGEST)
    name_key = models.CharField(max_length=120, null=True, unique=True, editable=False)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.PEER, editable=False)
    role_until = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "scope"], name="one_persona_a_member_and_scope"),
            models.UniqueConstraint(fields=["thread_id", "name"], name="one_alias_a_thread_and_name"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        # Aliases come from one short list and are the same words in many threads.
        self.name_key = names.key(self.name) if self.member_id and not self.is_alias else None
        super().save(*args, **kwargs)

    @property
    def is_alias(self):
        return self.thread_id is not None

    @property
    def role_now(self):
        return role_in_force(self.role, self.role_until)


def role_in_force(role, until, now=None):
    """The role to show: an expired one is a peer's, whether or not a job has tidied up yet."""
    if role != Role.PEER and until is not None and until <= (now or timezone.now()):
        return Role.PEER.value
    return role


class FormerName(models.Model):
    """A name that somebody gave up: nobody else may take it for a while, or they would inherit its friends."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="former_names")
    name_key = models.CharField(max_length=120, db_index=True)
    free_at = models.DateTimeField()
