"""Records that the law asks a community to keep about itself, and the log of what was given out in an emergency."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, RevisionMixin

from community.lib.crypto import SealedTextField
from community.members.models import Member

from .cases import Case


class GuidanceBlock(blocks.TextBlock):
    """Words of ours that say what belongs into a section: read, and not written over by mistake."""

    @cached_property
    def field(self):
        field = super().field
        field.widget.attrs["readonly"] = True
        return field


class SectionBlock(blocks.StructBlock):
    """One part of a record: what belongs there, and what this community writes."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    guidance = GuidanceBlock(label=_("What belongs here"), required=False, rows=4)
    answer = blocks.RichTextBlock(label=_("What we write"), features=["bold", "italic", "link", "ol", "ul"])

    class Meta:
        icon = "doc-full"
        label = _("Section")


class Record(DraftStateMixin, RevisionMixin, models.Model):
    """A record such as the data protection impact assessment. A draft lacks what it lacks; to publish it is to sign it
    off, which needs every section, a name and the day on which it is looked at again."""

    class Kind(models.TextChoices):
        DPIA = "dpia", _("Data protection impact assessment")
        HARMS = "harms", _("Illegal harms risk assessment")
        CHILDREN = "children", _("Children’s access assessment")
        EMERGENCY = "emergency", _("Procedure for emergency disclosures")

    kind = models.CharField(_("what it is"), max_length=10, choices=Kind.choices, unique=True)
    body = StreamField([("section", SectionBlock())], verbose_name=_("sections"))
    signed_off_by = models.CharField(
        _("signed off by"), max_length=120, default="", help_text=_("Name and office of whoever answers for it.")
    )
    signed_off_on = models.DateField(_("signed off on"), null=True)
    next_review_on = models.DateField(_("looked at again on"), null=True, help_text=_("A year later at most."))

    panels = [
        FieldPanel("kind"),
        FieldPanel("body", help_text=_("A draft can have empty sections. It is signed off when you publish it.")),
        MultiFieldPanel(
            [FieldPanel("signed_off_by"), FieldRowPanel([FieldPanel("signed_off_on"), FieldPanel("next_review_on")])],
            heading=_("Signed off"),
        ),
    ]

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        ordering = ["pk"]

    def __str__(self):
        return str(self.get_kind_display())

    def clean(self):
        super().clean()
        if self.signed_off_on and self.signed_off_on > timezone.localdate():
            raise ValidationError({"signed_off_on": _("This day is still to come.")})
        if self.signed_off_on and self.next_review_on and self.next_review_on <= self.signed_off_on:
            raise ValidationError({"next_review_on": _("It comes after the day on which it was signed off.")})

    @property
    def is_late(self):
        """Never signed off, or past the day on which it is looked at again."""
        return not self.live or self.next_review_on is None or self.next_review_on < timezone.localdate()

    @property
    def empty_sections(self):
        """How many sections nobody has written."""
        return sum(not strip_tags(str(block.value["answer"] or "")).strip() for block in self.body)


class Disclosure(models.Model):
    """That something about a person was given out because a life was in danger. Append-only, as decisions are: the
    database refuses change and removal. Its words, which can be erased, stand in DisclosureText."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="disclosures")
    at = models.DateTimeField(_("when it was given out"))
    allowed_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", verbose_name=_("who allowed it"))
    written_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("emergency disclosure")
        verbose_name_plural = _("emergency disclosures")
        ordering = ["-at", "-pk"]


class DisclosureText(models.Model):
    """What was given out, to whom and why; sealed."""

    disclosure = models.OneToOneField(Disclosure, on_delete=models.CASCADE, related_name="text")
    what = SealedTextField(blank=True, default="")
    to_whom = SealedTextField(blank=True, default="")
    why = SealedTextField(blank=True, default="")
