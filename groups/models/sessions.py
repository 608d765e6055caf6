"""A scheduled session of a group, and the seats in it."""

import secrets

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.members.models import Persona

from .pages import GroupPage


class Phase(models.TextChoices):
    """The parts of a session, in order."""

    GATHER = "gather", _("Gather")
    WELCOME = "welcome", _("Welcome")
    CHECKIN = "checkin", _("Check-in")
    TOPIC = "topic", _("Topic")
    CHECKOUT = "checkout", _("Check-out")
    RESOURCES = "resources", _("Resources")


# How long each part lasts in a session of 90 minutes.
PHASE_MINUTES = {"gather": 5, "welcome": 5, "checkin": 15, "topic": 45, "checkout": 15, "resources": 5}


class Session(models.Model):
    """One meeting of a group. `data_key` (wrapped) opens every message of it, and goes when they go."""

    class State(models.TextChoices):
        SCHEDULED = "scheduled", _("Planned")
        LOBBY = "lobby", _("Opens soon")
        OPEN = "open", _("Open")
        PAUSED = "paused", _("Paused")
        CLOSED = "closed", _("Over")

    group = models.ForeignKey(GroupPage, on_delete=models.PROTECT, related_name="sessions")
    description = models.CharField(_("what it is about"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    capacity = models.PositiveSmallIntegerField(_("seats"), default=12)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SCHEDULED, editable=False)
    phase = models.CharField(max_length=10, choices=Phase.choices, default=Phase.GATHER, editable=False)
    phase_since = models.DateTimeField(null=True, blank=True, editable=False)
    slow_mode = models.PositiveSmallIntegerField(_("seconds between messages"), default=0)
    turn_of = models.ForeignKey("Seat", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    data_key = models.BinaryField(null=True, editable=False)
    bench = models.BooleanField(default=False, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    purged_at = models.DateTimeField(null=True, blank=True, editable=False)
    staffed_at = models.DateTimeField(null=True, blank=True, editable=False)
    pause_reason = models.CharField(max_length=12, blank=True, editable=False)
    # What moderators decided for the room; the facilitators' own pause and pace stand beside it.
    is_locked = models.BooleanField(default=False, editable=False)
    locked_until = models.DateTimeField(null=True, blank=True, editable=False)
    least_pace = models.PositiveSmallIntegerField(default=0, editable=False)
    least_pace_until = models.DateTimeField(null=True, blank=True, editable=False)
    clock_by = models.CharField(max_length=40, blank=True, editable=False)
    clock_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["state", "starts_at"], name="session_coming")]
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_session_ends_later")]

    def __str__(self):
        return _("Session %(number)s") % {"number": self.pk}

    @property
    def is_live(self):
        return self.state in (self.State.OPEN, self.State.PAUSED)

    @property
    def in_lobby(self):
        return self.state == self.State.LOBBY

    @property
    def is_over(self):
        return self.state == self.State.CLOSED

    def is_held(self, now=None):
        """Whether moderators keep the room paused."""
        return self.is_locked and (self.locked_until is None or self.locked_until > (now or timezone.now()))

    @property
    def pace(self):
        """Seconds between two messages of one person: the facilitators' pace, or what moderators ask for at least."""
        return pace_of(self.slow_mode, self.least_pace, self.least_pace_until)

    @property
    def was_called_off(self):
        return (
            self.is_over and self.opened_at is None and self.closed_at is not None and self.closed_at < self.starts_at
        )


def pace_of(slow_mode, least, least_until, now=None):
    """As `Session.pace`, of a session's columns."""
    is_over = least_until is not None and least_until <= (now or timezone.now())
    return slow_mode if is_over else max(slow_mode, least)


def new_author_key():
    return secrets.token_urlsafe(9)


class Seat(models.Model):
    """A place in one session. Others in the room know it by `author_key` and the persona's name alone."""

    class Role(models.TextChoices):
        ATTENDEE = "attendee", _("Attendee")
        FACILITATOR = "facilitator", _("Facilitator")

    class State(models.TextChoices):
        BOOKED = "booked", _("Booked")
        WAITING = "waiting", _("On the waiting list")
        CANCELLED = "cancelled", _("Cancelled")
        REMOVED = "removed", _("Removed")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="seats")
    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.ATTENDEE)
    leads = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.BOOKED)
    author_key = models.CharField(max_length=16, unique=True, default=new_author_key, editable=False)
    hand_up_at = models.DateTimeField(null=True, blank=True)
    booked_at = models.DateTimeField(default=timezone.now)
    # The moment of the decision about its holder that took it, for the pages that tell them; a new booking forgets it.
    given_up_at = models.DateTimeField(null=True, blank=True, editable=False)

    # The states of a seat that somebody has, or may still get.
    KEPT = (State.BOOKED, State.WAITING)

    class Meta:
        ordering = ["booked_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["session", "persona"], name="one_seat_a_persona")]
        indexes = [models.Index(fields=["session", "state"], name="seat_taken")]

    def __str__(self):
        return self.author_key

    @property
    def is_facilitator(self):
        return self.role == self.Role.FACILITATOR

    @property
    def may_enter(self):
        return self.state == self.State.BOOKED
