"""What a community decides about safety; edited by staff under Settings."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from community.members.models import Member


@register_setting(icon="warning")
class SafetySettings(BaseSiteSetting):
    accountable = models.ForeignKey(
        Member, verbose_name=_("who answers for safety"), null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+", limit_choices_to={"is_active": True},
        help_text=_("They get an appeal that nobody else can answer, such as one against the only moderator."),
    )  # fmt: skip
    first_posts = models.PositiveSmallIntegerField(
        _("first posts that a person reads before others do"), default=0, validators=[MaxValueValidator(20)],
        help_text=_("Of each new member. 0: none wait."),
    )  # fmt: skip
    hold_new_off_shift = models.BooleanField(
        _("while nobody is on shift, what new members write waits for a person"), default=False
    )
    slow_off_shift = models.PositiveIntegerField(
        _("seconds between two posts of a member while nobody is on shift"), default=0,
        validators=[MaxValueValidator(3600)], help_text=_("0: as at any time."),
    )  # fmt: skip
    raid_accounts = models.PositiveSmallIntegerField(
        _("new accounts that make a raid"), default=5, validators=[MinValueValidator(2), MaxValueValidator(500)],
        help_text=_("So many new accounts that post within the minutes below: what they write waits for a person."),
    )  # fmt: skip
    raid_minutes = models.PositiveSmallIntegerField(
        _("minutes in which they post"), default=15, validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    flags_to_hide = models.PositiveSmallIntegerField(
        _("reports by established members that hide a post until somebody reads it"), default=3,
        validators=[MaxValueValidator(20)],
        help_text=_("0: never. A cry for help is never hidden this way, and no account is ever touched."),
    )  # fmt: skip

    panels = [
        FieldPanel("accountable"),
        MultiFieldPanel([FieldPanel("first_posts"), FieldPanel("flags_to_hide")], heading=_("Posts")),
        MultiFieldPanel(
            [FieldPanel("hold_new_off_shift"), FieldPanel("slow_off_shift")], heading=_("While nobody is on shift")
        ),
        MultiFieldPanel([FieldPanel("raid_accounts"), FieldPanel("raid_minutes")], heading=_("Raids")),
    ]

    class Meta:
        verbose_name = _("safety")

    @classmethod
    def in_force(cls):
        """The settings of this community; the defaults where nobody has saved any. One query."""
        return cls.objects.first() or cls()
