"""What was decided (append-only), its words, and what is in force now."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.crypto import SealedTextField
from community.members.models import Member, Persona

from ..content import State
from .cases import Case


class Decision(models.Model):
    """What was decided, on which revision, by whom and why. Append-only: the database refuses change and
    removal. Words that can be erased stand in DecisionText; what is in force stands in Restriction.

    What is decided about a person names the persona that the moderator saw, never the account behind it.
    """

    class Action(models.TextChoices):
        APPROVE = "approve", _("Release")
        HIDE = "hide", _("Hide")
        REMOVE = "remove", _("Remove")
        EDIT = "edit", _("Change the words")
        REVISE = "revise", _("Ask the author to change it")
        DISMISS = "dismiss", _("Nothing to do")
        WARN = "warn", _("Warn")
        TIMEOUT = "timeout", _("Time out")
        MUTE = "mute", _("Mute")
        SUSPEND = "suspend", _("Suspend")
        BAN = "ban", _("Ban")
        LOCK = "lock", _("Lock")
        SLOW = "slow", _("Slow down")
        MOVE = "move", _("Move")
        TAKE_OVER = "take_over", _("Take over a case")
        REVERSE = "reverse", _("Undo")
        UNMASK = "unmask", _("Ask who this is")
        LOOK = "look", _("Look at what they wrote")
        UPHOLD = "uphold", _("Leave it as decided")
        OVERTURN = "overturn", _("Change what was decided")

    ABOUT_CONTENT = (Action.APPROVE, Action.HIDE, Action.REMOVE, Action.EDIT, Action.REVISE)
    ABOUT_ACCOUNT = (Action.WARN, Action.TIMEOUT, Action.MUTE, Action.SUSPEND, Action.BAN)
    # These hold for a whole thread or room.
    ABOUT_THREAD = (Action.LOCK, Action.SLOW, Action.MOVE)
    # These hold under every name and everywhere.
    EVERYWHERE = (Action.SUSPEND, Action.BAN)
    # These change nothing, but somebody's privacy: so they are logged like any other.
    LOOKS = (Action.UNMASK, Action.LOOK)

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    action = models.CharField(max_length=12, choices=Action.choices)
    target_kind = models.CharField(max_length=60)
    target_id = models.PositiveBigIntegerField()
    revision = models.PositiveIntegerField()
    # The state it found, so that undoing goes back to that and not further; nothing for a person.
    before = models.CharField(max_length=10, choices=State.choices, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    rule = models.CharField(max_length=40, blank=True)
    # What an action needs beside words, as numbers: seconds between posts, the page it moved from and to.
    details = models.JSONField(default=dict, blank=True)
    automated = models.BooleanField(default=False)
    decided_by = models.ForeignKey(Member, null=True, on_delete=models.PROTECT, related_name="+")
    reverses = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="reversed_by")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [models.Index(fields=["target_kind", "target_id"], name="decision_target")]
        constraints = [
            models.CheckConstraint(
                condition=Q(automated=True, decided_by__isnull=True) | Q(automated=False, decided_by__isnull=False),
                name="a_person_or_a_machine_decided",
            ),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True) | ~Q(reverses=F("id")), name="no_decision_undoes_itself"
            ),
            models.CheckConstraint(
                condition=~Q(action__in=["suspend", "timeout"]) | Q(until__isnull=False),
                name="a_suspension_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(action__in=["suspend", "timeout", "mute", "hide", "lock", "slow"]),
                name="only_what_lasts_has_an_end",
            ),
        ]

    @property
    def is_about_account(self):
        return self.action in self.ABOUT_ACCOUNT

    @property
    def is_everywhere(self):
        return self.action in self.EVERYWHERE

    @property
    def is_look(self):
        return self.action in self.LOOKS

    @property
    def is_up_by_itself(self):
        return self.automated and self.action == self.Action.APPROVE


class DecisionText(models.Model):
    """The words of a decision, in a row of their own so that erasure does not break the log.

    `words` are for the person it is about; `reason` is why staff looked, and only staff read it.
    """

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="text")
    words = SealedTextField(blank=True, default="")
    reason = SealedTextField(blank=True, default="")


class RestrictionQuerySet(models.QuerySet):
    def in_force(self, now=None):
        """What nobody has lifted and whose end has not come."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=now or timezone.now()), lifted_at__isnull=True)


class Restriction(models.Model):
    """What is in force now: a projection of decisions. Undoing a decision lifts only what it owns.

    One about an account holds for `member`, under every name; target and author are the persona that was seen.
    `member` is for the write gate alone and is shown to nobody: it joins the names of one person.
    """

    class Kind(models.TextChoices):
        HIDDEN = "hidden", _("Hidden")
        REMOVED = "removed", _("Removed")
        TIMED_OUT = "timed_out", _("Timed out")
        MUTED = "muted", _("Muted")
        SUSPENDED = "suspended", _("Suspended")
        BANNED = "banned", _("Banned")
        LOCKED = "locked", _("Locked")
        SLOWED = "slowed", _("Slowed down")

    OF_CONTENT = (Kind.HIDDEN, Kind.REMOVED)
    OF_ACCOUNT = (Kind.TIMED_OUT, Kind.MUTED, Kind.SUSPENDED, Kind.BANNED)
    OF_THREAD = (Kind.LOCKED, Kind.SLOWED)

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="restriction")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    target_kind = models.CharField(max_length=60)
    target_id = models.PositiveBigIntegerField()
    author = models.ForeignKey(Persona, null=True, on_delete=models.SET_NULL, related_name="+")
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # Where it holds: everywhere, or on one board or in one group.
    place = models.ForeignKey("wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    value = models.PositiveIntegerField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = RestrictionQuerySet.as_manager()

    @property
    def is_of_one_place(self):
        return self.kind in (self.Kind.MUTED, self.Kind.TIMED_OUT)

    class Meta:
        indexes = [
            models.Index(fields=["target_kind", "target_id"], name="restriction_target"),
            models.Index(fields=["member"], condition=Q(lifted_at__isnull=True), name="restriction_in_force"),
            models.Index(fields=["until"], condition=Q(lifted_at__isnull=True), name="restriction_ends"),
        ]
