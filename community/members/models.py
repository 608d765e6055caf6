"""Who is here: the account (Member), who is seen (Persona), what staff vouch for (Credential),
what was agreed (Agreement, Acceptance), and the way back in without an e-mail (RecoveryCode)."""

import hashlib
import uuid

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib import names


class MemberManager(BaseUserManager):
    def create_user(self, username, email="", password=None, **extra):
        member = self.model(username=self.model.normalize_username(username).lower(), email=email or "", **extra)
        member.set_password(password)
        member.save(using=self._db)
        return member

    def create_superuser(self, username, email="", password=None, **extra):
        return self.create_user(username, email, password, is_superuser=True, **extra)

    def get_by_natural_key(self, username):
        return self.get(username=username.lower())


class Member(AbstractBaseUser, PermissionsMixin):
    """An account: how a person signs in. Nobody but the person and staff ever sees it."""

    username = models.CharField(
        _("login name"), max_length=60, unique=True, error_messages={"unique": _("Please choose another login name.")}
    )
    email = models.EmailField(_("e-mail"), blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    home_persona = models.OneToOneField(
        "Persona", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = MemberManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")

    def __str__(self):
        return self.home_persona.name if self.home_persona_id else f"Member {self.pk}"

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)


class Role(models.TextChoices):
    """What a reader may expect of an author; granted by staff only."""

    PEER = "peer", _("Peer")
    VOLUNTEER = "volunteer", _("Trained volunteer")
    PROFESSIONAL = "professional", _("Verified professional")
    STAFF = "staff", _("Staff")


class Persona(models.Model):
    """Who is seen: the name under which somebody writes. Several can belong to one account, and
    nothing shown to others tells so. Erasure cuts `member` and leaves a former member."""

    COMMUNITY = "community"

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="personas")
    scope = models.CharField(max_length=60, default=COMMUNITY)
    name = models.CharField(max_length=names.LONGEST)
    name_key = models.CharField(max_length=120, null=True, unique=True, editable=False)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.PEER, editable=False)
    role_until = models.DateTimeField(null=True, blank=True, editable=False)
    published_count = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "scope"], name="one_persona_a_member_and_scope"),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = names.key(self.name) if self.member_id else None
        super().save(*args, **kwargs)

    @property
    def role_now(self):
        return role_in_force(self.role, self.role_until)


def role_in_force(role, until, now=None):
    """The role to show: an expired one is a peer's, whether or not a job has tidied up yet."""
    if role != Role.PEER and until is not None and until <= (now or timezone.now()):
        return Role.PEER.value
    return role


class Credential(models.Model):
    """A role that staff granted after looking at evidence; kept when it expires or is withdrawn."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="credentials")
    role = models.CharField(max_length=20, choices=Role.choices)
    evidence = models.TextField(_("what was checked"))
    granted_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    granted_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-granted_at", "-pk"]


class Agreement(models.Model):
    """One version of the words that people agree to before they write; never changed once published."""

    COMMUNITY = "community"

    scope = models.CharField(max_length=60, default=COMMUNITY)
    version = models.PositiveIntegerField()
    summary = models.TextField(_("the main points, one a line"))
    body = models.TextField(_("the whole text"))
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "version"], name="one_agreement_a_scope_and_version")]

    def __str__(self):
        return _("Agreement, version %(version)s") % {"version": self.version}

    @property
    def sha256(self):
        return hashlib.sha256(f"{self.summary}\n\n{self.body}".encode()).hexdigest()

    @property
    def points(self):
        return [line.strip() for line in self.summary.splitlines() if line.strip()]


class Acceptance(models.Model):
    """That a member agreed: to which text exactly, and when."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="acceptances")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="acceptances")
    text_sha256 = models.CharField(max_length=64)
    accepted_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "agreement"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_acceptance_in_force",
            )
        ]


class RecoveryCode(models.Model):
    """One line of a recovery sheet; only a keyed hash of it is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)
