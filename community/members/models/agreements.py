"""What people agree to: the document that staff edit, its published versions, and who accepted which."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import DraftStateMixin, Page, PreviewableMixin, RevisionMixin

from community.lib.markup import to_html

from .accounts import Member
from .personas import group_scope

# By name, because groups stand above this app.
GROUP_PAGE = "groups.GroupPage"


class AgreementDocument(PreviewableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """What staff edit. Publishing it makes a new version (`Agreement`), which is never changed again.

    One for the community, one for consent to the use of health data, and one for each group that wants its own.
    """

    COMMUNITY, HEALTH, GROUP = "community", "health", "group"
    KINDS = ((COMMUNITY, _("For everybody")), (HEALTH, _("Consent to health data")), (GROUP, _("For one group")))
    WORDS = ("summary", "what_it_is", "what_it_is_not", "body")

    kind = models.CharField(_("what it is"), max_length=10, choices=KINDS, default=COMMUNITY)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("group")
    )
    summary = models.TextField(_("the main points, one a line"))
    what_it_is = models.TextField(_("what this is, one point a line"), blank=True)
    what_it_is_not = models.TextField(_("what this is not, one point a line"), blank=True)
    body = models.TextField(_("the whole text"), help_text=_("Markdown: an empty line starts a new paragraph."))

    panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "kind",
                    help_text=_("It stays what it is once it is saved. There is one for everybody, one consent to "
                                "health data, and one for each group that wants its own."),
                ),
                PageChooserPanel("page", page_type=GROUP_PAGE, help_text=_("Only for the agreement of one group.")),
            ],
            heading=_("Where it counts"),
        ),
        FieldPanel(
            "summary",
            help_text=_("Five to seven short lines. They stand beside the box to tick, so most people read only these."),
        ),
        FieldPanel("what_it_is"),
        FieldPanel("what_it_is_not"),
        FieldPanel(
            "body",
            help_text=_("A draft asks nobody. When you publish changed words they become a new version, and each member "
                        "is asked again before the next thing they write. Older versions stay as they were."),
        ),
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

    @property
    def words(self):
        return {name: getattr(self, name).replace("\r\n", "\n") for name in self.WORDS}

    def clean(self):
        super().clean()
        is_for_group = self.kind == self.GROUP
        if is_for_group and self.page_id is None:
            raise ValidationError({"page": _("Please choose the group that it is for.")})
        if not is_for_group and self.page_id is not None:
            raise ValidationError({"page": _("This one is not for a group. Please leave the group empty.")})
        if is_for_group and not Page.objects.filter(pk=self.page_id, content_type__in=_group_types()).exists():
            raise ValidationError({"page": _("That page is not a support group. Please choose one.")})
        others = type(self).objects.exclude(pk=self.pk)
        if is_for_group and others.filter(page_id=self.page_id).exists():
            raise ValidationError({"page": _("This group has an agreement already. Please change that one.")})
        if not is_for_group and others.filter(kind=self.kind).exists():
            raise ValidationError({"kind": _("There is one of this kind already. Please change that one.")})
        saved = type(self).objects.filter(pk=self.pk).values_list("kind", "page_id").first()
        if saved is not None and saved != (self.kind, self.page_id):
            # Who accepted it accepted it for that place.
            raise ValidationError({"kind": _("It stays for what it was made for. Please write a new one instead.")})

    def get_preview_template(self, request, mode_name):
        return "members/agreement_preview.html"

    def get_preview_context(self, request, mode_name):
        return {"agreement": Agreement(scope=self.scope, version=0, **self.words), "body_html": to_html(self.body)}


def _group_types():
    from django.contrib.contenttypes.models import ContentType

    app_label, model = GROUP_PAGE.lower().split(".")
    return ContentType.objects.filter(app_label=app_label, model=model)


class Agreement(models.Model):
    """One version of the words that people agree to before they write; never changed once published.

    `retired_at`: staff took it out of force and nobody is asked for it; who accepted it still finds it.
    """

    COMMUNITY, HEALTH = "community", "health"

    scope = models.CharField(max_length=60, default=COMMUNITY)
    version = models.PositiveIntegerField()
    summary = models.TextField(_("the main points, one a line"))
    what_it_is = models.TextField(blank=True)
    what_it_is_not = models.TextField(blank=True)
    body = models.TextField(_("the whole text"))
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "version"], name="one_agreement_a_scope_and_version")]

    def __str__(self):
        return _("Agreement, version %(version)s") % {"version": self.version}

    def save(self, *args, **kwargs):
        if self.pk and (before := type(self).objects.filter(pk=self.pk, published_at__isnull=False).first()):
            if (before.scope, before.version, before.whole_text) != (self.scope, self.version, self.whole_text):
                raise ValueError("A published agreement is never changed: publish a new version.")
        super().save(*args, **kwargs)

    @property
    def sha256(self):
        return hashlib.sha256(self.whole_text.encode()).hexdigest()

    @property
    def whole_text(self):
        """The exact words that are accepted, which the hash is of. `+` marks what this is, and `-` what it is not."""
        marked = (
            "\n".join(f"{mark} {point}" for point in points)
            for mark, points in (("+", self.points_it_is), ("-", self.points_it_is_not))
        )
        return "\n\n".join(part for part in (self.summary, *marked, self.body) if part)

    @property
    def is_for_group(self):
        return self.scope not in (self.COMMUNITY, self.HEALTH)

    @property
    def page_id(self):
        """The number of the group's page, or None for what counts everywhere."""
        return int(self.scope.partition(":")[2]) if self.is_for_group else None

    @property
    def heading(self):
        if self.scope == self.HEALTH:
            return _("What you tell us about your health")
        return _("What we agree in this group") if self.is_for_group else _("What we agree")

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
