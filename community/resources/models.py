"""Pages that staff write: resources with a review date, and the plain pages every site needs."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from community.lib.privacy import closed_paths, not_under
from community.members.models import Role

from .blocks import BodyBlock, SourceBlock, in_parts
from .shelves import by_theme

WORDS_A_MINUTE = 180
REVIEW_EVERY = timedelta(days=365)
# How long before the day editors are told.
REVIEW_NOTICE = timedelta(days=30)


def minutes_to_read(stream):
    """Whole minutes that a calm reader takes for a StreamField value, at least one."""
    words = sum(len(str(text).split()) for text in stream.stream_block.get_searchable_content(stream))
    return max(1, round(words / WORDS_A_MINUTE))


class ResourceQuerySet(PageQuerySet):
    def review_due(self, today=None):
        """Live pages whose review is past or near, or that nobody has reviewed; the oldest first."""
        by = (today or timezone.localdate()) + REVIEW_NOTICE
        due = Q(next_review_due__lte=by) | Q(last_reviewed=None) | Q(next_review_due=None)
        return self.live().filter(due).order_by(F("next_review_due").asc(nulls_first=True), "title")

    def seen_by(self, request):
        """Live pages that `request` may open."""
        return not_under(self.live(), closed_paths(request))


class ResourceIndexPage(Page):
    """The list of resources, by theme."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    template = "resources/resource_index.html"
    max_count = 1
    subpage_types = ["resources.ResourcePage"]
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    search_fields = [*Page.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("list of resources")

    def serve(self, request, *args, **kwargs):
        request.indexable = True
        request.here = "resources"
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        pages = ResourcePage.objects.child_of(self).seen_by(request).defer("body", "sources").order_by("title")
        shelves = by_theme(pages.prefetch_related("themes"))
        chosen = next((theme for theme, _pages in shelves if theme and theme.slug == request.GET.get("theme")), None)
        context["themes"] = [theme for theme, _pages in shelves if theme]
        context["chosen"] = chosen
        context["shelves"] = [shelf for shelf in shelves if chosen in (None, shelf[0])]
        return context


class ResourcePage(Page):
    """One thing worth reading, reviewed by a named person who knows, with helplines beside it."""

    summary = models.CharField(
        _("summary"), max_length=300, help_text=_("What the reader gets, in one or two short sentences.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("body"))
    sources = StreamField([("source", SourceBlock())], verbose_name=_("where this comes from"), blank=True)
    themes = ParentalManyToManyField("themes.Theme", verbose_name=_("themes"), blank=True, related_name="+")
    reviewed_by = models.CharField(
        _("reviewed by"), max_length=120, blank=True, help_text=_("Name and work: “Ines, counsellor”.")
    )
    reviewer_role = models.CharField(
        _("their role here"),
        max_length=20,
        choices=Role.choices,
        blank=True,
        help_text=_("Only what staff have checked."),
    )
    last_reviewed = models.DateField(_("last reviewed"), null=True, blank=True)
    next_review_due = models.DateField(
        _("next review"), null=True, blank=True, help_text=_("Left empty, it is a year after the last one.")
    )
    minutes = models.PositiveSmallIntegerField(_("minutes to read"), default=1, editable=False)

    objects = PageManager.from_queryset(ResourceQuerySet)()

    template = "resources/resource.html"
    parent_page_types = ["resources.ResourceIndexPage"]
    subpage_types = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body", help_text=_("Press the plus for each piece: words, numbered steps, helplines, a picture.")),
        FieldPanel("sources", help_text=_("Press the plus for each source.")),
        FieldPanel("themes", widget=forms.CheckboxSelectMultiple, help_text=_("Readers find it under these.")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("reviewed_by"), FieldPanel("reviewer_role")]),
                FieldRowPanel([FieldPanel("last_reviewed"), FieldPanel("next_review_due")]),
            ],
            heading=_("Review"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("last_reviewed"),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def clean(self):
        super().clean()
        if self.last_reviewed and not self.next_review_due:
            self.next_review_due = self.last_reviewed + REVIEW_EVERY
        if self.last_reviewed and self.next_review_due <= self.last_reviewed:
            raise ValidationError({"next_review_due": _("The next review comes after the last one.")})
        self.minutes = minutes_to_read(self.body)

    @property
    def parts(self):
        return in_parts(self.body)

    @property
    def review_is_late(self):
        return self.next_review_due is not None and self.next_review_due < timezone.localdate()

    def serve(self, request, *args, **kwargs):
        request.indexable = True
        request.here = "resources"
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["page_themes"] = list(self.themes.all())
        return context


class StandardPage(Page):
    """A plain page: about, privacy, accessibility, rules, or anything else an operator needs."""

    class Purpose(models.TextChoices):
        ABOUT = "about", _("About this site")
        PRIVACY = "privacy", _("Privacy")
        ACCESSIBILITY = "accessibility", _("Accessibility")
        RULES = "rules", _("Rules")

    summary = models.CharField(_("summary"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    purpose = models.CharField(
        _("what it is for"),
        max_length=20,
        choices=Purpose.choices,
        blank=True,
        help_text=_("Links at the foot of every page find it by this, wherever it is moved."),
    )

    template = "resources/standard.html"
    subpage_types = ["resources.StandardPage"]
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, FieldPanel("purpose")]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    @property
    def parts(self):
        return in_parts(self.body)
