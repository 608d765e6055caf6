"""What people agree to: the document that staff edit, its published versions, and who accepted which."""

import hashlib

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import DraftStateMixin, RevisionMixin

from .accounts import Member
from .personas import group_scope


class AgreementDocument(DraftStateMixin, RevisionMixin, models.Model):
    """What staff edit. Publishing it makes a new version (`Agreement`), which is never changed again.

    One for the community, one for consent to the use of health data, and one for each group that wants its own.
    """

    COMMUNITY, HEALTH, GROUP = "community", "health", "group"
    KINDS = ((COMMUNITY, _("For everybody")), (HEALTH, _("Consent to health data")), (GROUP, _("For one group")))

    kind = models.CharField(_("what it is"), max_length=10, choices=KINDS, default=COMMUNITY)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("group")
    )
    summary = models.TextField(_("the main points, one a line"))
    what_it_is = models.TextField(_("what this is, one point a line"), blank=True)
    what_it_is_not = models.TextField(_("what this is not, one point a line"), blank=True)
    body = models.TextField(_("the whole text"), help_text=_("Markdown: an empty line starts a new paragraph."))

    panels = [
        FieldPanel("kind"), FieldPanel("page"), FieldPanel("summary"), FieldPanel("what_it_is"),
        FieldPanel("what_it_is_not"), FieldPanel("body"),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=models.Q(page__isnull=True), name="one_document_a_kind"),
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(page__isnull=False), name="one_document_a_group"
            ),
        ]

    def __str__(self):
        return str(self.page) if self.page_id else str(self.get_kind_display())

    @property
    def scope(self):
        return group_scope(self.page_id) if self.kind == self.GROUP else self.kind


class Agreement(models.Model):
    """One version of the words that people agree to before they write; never changed once published."""

    COMMUNITY, HEALTH = "community", "health"

    scope = models.CharField(max_length=60, default=COMMUNITY)
    version = models.PositiveIntegerField()
    summary = models.TextField(_("the main points, one a line"))
    what_it_is = models.TextField(blank=True)
    what_it_is_not = models.TextField(blank=True)
    body = models.TextField(_("the whole text"))
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "version"], name="one_agreement_a_scope_and_version")]

    def __str__(self):
        return _("Agreement, version %(version)s") % {"version": self.version}

    @property
    def sha256(self):
        return hashlib.sha256(self.whole_text.encode()).hexdigest()

    @property
    def whole_text(self):
        """The exact words that are accepted, which the hash is of."""
        parts = (self.summary, self.what_it_is, self.what_it_is_not, self.body)
        return "\n\n".join(part for part in parts if part)

    @property
    def points(self):
        return _lines(self.summary)

    @property
    def points_it_is(self):
        return _lines(self.what_it_is)

    @property
    def points_it_is_not(self):
        return _lines(self.what_it_is_not)


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


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
