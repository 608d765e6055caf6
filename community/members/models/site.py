"""What a community decides about itself; edited by staff under Settings."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="group")
class CommunitySettings(BaseSiteSetting):
    class Joining(models.TextChoices):
        OPEN = "open", _("Anybody may join")
        APPROVAL = "approval", _("Anybody may ask, and staff say yes")
        INVITATION = "invitation", _("Only with an invitation code")

    joining = models.CharField(_("who may join"), max_length=10, choices=Joining.choices, default=Joining.OPEN)
    minimum_age = models.PositiveSmallIntegerField(
        _("youngest age in years"), default=18, validators=[MinValueValidator(13), MaxValueValidator(99)]
    )
    rename_days = models.PositiveSmallIntegerField(
        _("days between two changes of a name"), default=30, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    erasure_days = models.PositiveSmallIntegerField(
        _("days to think again before an account is erased"),
        default=7,
        validators=[MinValueValidator(0), MaxValueValidator(30)],
    )
    export_days = models.PositiveSmallIntegerField(
        _("days for which a copy of one’s data can be fetched"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
    )

    panels = [
        MultiFieldPanel([FieldPanel("joining"), FieldPanel("minimum_age")], heading=_("Joining")),
        MultiFieldPanel(
            [FieldPanel("rename_days"), FieldPanel("erasure_days"), FieldPanel("export_days")], heading=_("Times")
        ),
    ]

    class Meta:
        verbose_name = _("community")
