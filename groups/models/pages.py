"""A support group: a page that staff edit, with its roster of facilitators."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from community.members.models import Member
from community.themes.models import Theme


class GroupIndexPage(Page):
    """The list of support groups."""

    intro = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro")]
    subpage_types = ["groups.GroupPage"]

    class Meta:
        verbose_name = _("list of groups")
        verbose_name_plural = _("lists of groups")


class GroupPage(Page):
    """One support group. Its sessions are plain rows, so that moving the page breaks no address."""

    class Mode(models.TextChoices):
        AT_ONCE = "at_once", _("Show each message at once; danger to life is still held")
        FLAGGED = "flagged", _("Hold a message when a check finds something")
        EVERYTHING = "everything", _("Hold every message until a facilitator reads it")

    class Turns(models.TextChoices):
        OPEN = "open", _("Open floor")
        HANDS = "hands", _("Raised hands")
        ROUND = "round", _("A round: one turn each, or pass")

    intro = models.TextField(_("introduction"), blank=True, help_text=_("Who it is for, in two or three sentences."))
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("theme")
    )
    size_cap = models.PositiveSmallIntegerField(
        _("most people in a session"), default=12, validators=[MinValueValidator(2), MaxValueValidator(60)]
    )
    ground_rules = models.TextField(_("ground rules, one a line"), blank=True)
    turns = models.CharField(_("turns"), max_length=10, choices=Turns.choices, default=Turns.OPEN)
    mode = models.CharField(_("how messages appear"), max_length=10, choices=Mode.choices, default=Mode.FLAGGED)
    retention_days = models.PositiveSmallIntegerField(
        _("days until what was written is deleted"), default=7, validators=[MaxValueValidator(90)]
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("theme"),
        FieldPanel("ground_rules"),
        InlinePanel("facilitators", label=_("Facilitator")),
        MultiFieldPanel(
            [FieldPanel("size_cap"), FieldPanel("turns"), FieldPanel("mode"), FieldPanel("retention_days")],
            heading=_("Sessions"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("intro")]
    parent_page_types = ["groups.GroupIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("support group")
        verbose_name_plural = _("support groups")

    @property
    def rules(self):
        return [line.strip() for line in self.ground_rules.splitlines() if line.strip()]


class GroupFacilitator(Orderable):
    """Somebody on a group's roster; whether they may open a room is for their credential to say."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Leads")
        HELPER = "helper", _("Helps")

    page = ParentalKey(GroupPage, on_delete=models.CASCADE, related_name="facilitators")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+", verbose_name=_("member"))
    role = models.CharField(_("role"), max_length=8, choices=Role.choices, default=Role.LEAD)

    panels = [FieldPanel("member"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "member"], name="on_a_roster_once")]
