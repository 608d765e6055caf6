"""What a community decides about safety; edited by staff under Settings."""

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from community.members.models import Credential, Member, Role


def can_answer_for_safety():
    """Members whom staff vouch for in this whole community, or who have full access: they can open the admin."""
    held = Credential.objects.filter(
        Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()),
        withdrawn_at__isnull=True,
        page__isnull=True,
        role__in=(Role.FACILITATOR, Role.MODERATOR, Role.EDITOR, Role.ADMINISTRATOR),
    )
    return Member.objects.filter(Q(is_superuser=True) | Q(pk__in=held.values("member")), is_active=True)


class _ByName(forms.ModelChoiceField):
    def label_from_instance(self, member):
        name = member.home_persona.name if member.home_persona else "–"
        return f"{name} ({member.username})"


class SafetyForm(WagtailAdminModelForm):
    """The form of Settings → Safety: the accountable person is one of the staff, and not any of all members."""

    accountable = _ByName(queryset=Member.objects.none(), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field, of = self.fields["accountable"], self._meta.model._meta.get_field("accountable")
        field.queryset = can_answer_for_safety().select_related("home_persona").order_by("username")
        field.label, field.help_text, field.empty_label = capfirst(of.verbose_name), of.help_text, _("Nobody yet")
        field.error_messages["invalid_choice"] = _("Please choose somebody who has a role in this whole community.")


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

    base_form_class = SafetyForm
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
