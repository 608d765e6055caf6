"""Boards are Wagtail pages; topics and posts are plain models under plain addresses."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from community.members.models import Persona
from community.themes.models import ContentWarning, Theme
from moderation.content import Moderated, ModeratedQuerySet, State


class BoardIndexPage(Page):
    """The list of boards."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    content_panels = Page.content_panels + [FieldPanel("intro")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["forums.BoardPage"]
    max_count = 1
    template = "forums/board_index.html"

    class Meta:
        verbose_name = _("list of boards")

    def get_context(self, request, *args, **kwargs):
        from . import queries

        context = super().get_context(request, *args, **kwargs)
        context["boards"] = queries.boards_for(request)
        return context


class BoardPage(Page):
    """A board: a place for topics about one theme."""

    intro = models.CharField(_("in one line"), max_length=200, blank=True)
    about = RichTextField(_("about this board"), blank=True, features=["bold", "italic", "link", "ul", "ol"])
    theme = models.ForeignKey(Theme, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    content_panels = Page.content_panels + [FieldPanel("intro"), FieldPanel("about"), FieldPanel("theme")]
    search_fields = Page.search_fields + [index.SearchField("intro"), index.SearchField("about")]
    parent_page_types = ["forums.BoardIndexPage"]
    subpage_types = []
    template = "forums/board.html"

    class Meta:
        verbose_name = _("board")

    def get_context(self, request, *args, **kwargs):
        from . import queries

        context = super().get_context(request, *args, **kwargs)
        context.update(queries.board_page(self, request))
        return context


class BoardActivity(models.Model):
    """Counters of a board, kept in the transaction of each write; apart from the page, whose revisions would
    bring old counts back."""

    board = models.OneToOneField(BoardPage, on_delete=models.CASCADE, related_name="activity")
    topics = models.PositiveIntegerField(default=0)
    posts = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True, blank=True)


class Mode(models.TextChoices):
    """What the author wishes for."""

    OPEN = "", _("Say what you like")
    LISTEN = "listen", _("Just listening, please")
    IDEAS = "ideas", _("Ideas are welcome")


class Topic(models.Model):
    """A thread on a board. Its state is that of its first post; `version` counts visible changes."""

    board = models.ForeignKey(BoardPage, on_delete=models.PROTECT, related_name="topics")
    author = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    mode = models.CharField(_("what would help?"), max_length=6, choices=Mode.choices, blank=True, default=Mode.OPEN)
    warning = models.ForeignKey(ContentWarning, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PUBLISHED, editable=False)
    # What moderators decided for the whole thread. Both ends are compared where they count, so that nobody waits for a worker.
    is_locked = models.BooleanField(default=False)
    locked_until = models.DateTimeField(null=True, blank=True)
    pace = models.PositiveIntegerField(default=0)
    pace_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    last_number = models.PositiveIntegerField(default=0)
    reply_count = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    origin = models.CharField(max_length=64, null=True, unique=True, editable=False)

    objects = ModeratedQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["board", "state", "-last_at", "-id"], name="topic_latest"),
            models.Index(fields=["state", "-last_at", "-id"], name="topic_latest_anywhere"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/t/{self.pk}/"

    def is_closed(self, now=None):
        """Whether a moderator's lock keeps everybody from replying."""
        return self.is_locked and (self.locked_until is None or self.locked_until > (now or timezone.now()))

    def pace_now(self, now=None):
        """Seconds that each person waits between two posts here, or 0."""
        is_over = self.pace_until is not None and self.pace_until <= (now or timezone.now())
        return 0 if is_over else self.pace


class Post(Moderated):
    """One text in a topic. Number 1 opens it. `html` is drawn once, at write; `client_key` makes a double click one post."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    body = models.TextField()
    html = models.TextField(editable=False)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    # Whether the words are a moderator's; the author's own are kept as a revision.
    by_moderator = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    client_key = models.UUIDField(default=uuid.uuid4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="one_post_a_topic_and_number"),
            models.UniqueConstraint(fields=["author", "client_key"], name="one_post_an_author_and_client_key"),
        ]
        indexes = [models.Index(fields=["author", "-created_at"], name="post_by_author")]

    def get_absolute_url(self):
        return f"/p/{self.pk}/"


class PostRevision(models.Model):
    """What a post said before an edit, so that a decision can be read beside the words it was about."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="revisions")
    revision = models.PositiveIntegerField()
    body = models.TextField()
    by_moderator = models.BooleanField(default=False)
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "revision"], name="one_text_a_revision")]
