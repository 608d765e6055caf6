"""What every piece of content carries: an author who is a persona, and a state that only
moderation's services change."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from community.members.models import Persona


class State(models.TextChoices):
    PUBLISHED = "published", _("Published")
    HELD = "held", _("Waiting for a person")
    HIDDEN = "hidden", _("Hidden")
    REMOVED = "removed", _("Removed")
    WITHDRAWN = "withdrawn", _("Taken back")


# What its author still sees of it; a withdrawn text is gone for everybody but moderators.
SHOWN_TO_AUTHOR = (State.PUBLISHED, State.HELD, State.HIDDEN, State.REMOVED)


class ModeratedQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state=State.PUBLISHED)

    def seen_by(self, member):
        """What `member` may see: all that is published, and their own that waits or was taken down."""
        if member is None or not member.is_authenticated:
            return self.published()
        return self.filter(Q(state=State.PUBLISHED) | Q(author__member=member, state__in=SHOWN_TO_AUTHOR))


class Moderated(models.Model):
    """Abstract. `care` asks the page to show the author the crisis card; `read_by` is the promise for a hold."""

    author = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PUBLISHED, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    care = models.BooleanField(default=False, editable=False)
    read_by = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ModeratedQuerySet.as_manager()

    @property
    def is_public(self):
        return self.state == State.PUBLISHED

    @property
    def unpublished(self):
        """Why members do not read it, in words; "" where they do."""
        return "" if self.is_public else self.get_state_display()

    @property
    def is_heavy(self):
        """Whether it waits for a person because somebody may be in danger."""
        return self.care and self.state == State.HELD

    class Meta:
        abstract = True
