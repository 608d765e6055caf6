"""The account, and the ways into it: an invitation before, a recovery sheet after."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


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
    """An account: how a person signs in. Nobody but the person and staff ever sees it.

    `login_word` is what the person chose; `username` is that with a number behind it, so that signing up never tells
    whether somebody else chose the same word.
    """

    username = models.CharField(
        _("login name"), max_length=60, unique=True, error_messages={"unique": _("Please choose another login name.")}
    )
    login_word = models.CharField(max_length=60, blank=True, db_index=True, editable=False)
    email = models.EmailField(_("e-mail"), blank=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True, default=timezone.now)
    paused_until = models.DateTimeField(_("on a break until"), null=True, blank=True)
    renamed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # When the first of their staff roles runs out; asked at each request, so that no power outlives its credential.
    powers_until = models.DateTimeField(null=True, blank=True, editable=False)
    # Counted up to sign out every device at once: sessions made under an older number are worth nothing.
    sign_in_epoch = models.PositiveIntegerField(default=0, editable=False)
    published_count = models.PositiveIntegerField(default=0, editable=False)
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

    def _get_session_auth_hash(self, secret=None):
        return f"{super()._get_session_auth_hash(secret)}:{self.sign_in_epoch}"

    @property
    def is_approved(self):
        return self.approved_at is not None

    @property
    def is_paused(self):
        return self.paused_until is not None and self.paused_until > timezone.now()


class Invitation(models.Model):
    """A code that lets people join a community that is not open; only a keyed hash of it is kept."""

    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    note = models.CharField(_("what it is for"), max_length=120, blank=True)
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("works until"), null=True, blank=True)
    most_uses = models.PositiveIntegerField(_("how many people"), default=1)
    uses = models.PositiveIntegerField(default=0, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self):
        return self.note or _("Invitation %(number)s") % {"number": self.pk}

    def works(self, now=None):
        now = now or timezone.now()
        return (
            self.revoked_at is None
            and self.uses < self.most_uses
            and (self.expires_at is None or self.expires_at > now)
        )


class RecoveryCode(models.Model):
    """One line of a recovery sheet; only a keyed hash of it is kept."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="recovery_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    used_at = models.DateTimeField(null=True, blank=True)
