"""How a member wants the place to be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from community.themes.models import ContentWarning

from .accounts import Member


class Preferences(models.Model):
    """Choices that go with the account; time zone and country stand on the account itself."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="preferences")
    language = models.CharField(_("language"), max_length=12, blank=True)
    theme = models.CharField(_("light or dark"), max_length=6, blank=True)
    type = models.CharField(_("letters"), max_length=6, blank=True)
    size = models.CharField(_("size of letters"), max_length=6, blank=True)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)
    # Names of the groups of notices that may not be mailed; new kinds are mailed only to those who gave an e-mail.
    no_mail = models.JSONField(default=list, blank=True)


class WarningChoice(models.Model):
    """What a member wants done with one kind of content warning; none says blur."""

    class Choice(models.TextChoices):
        SHOW = "show", _("Show it")
        BLUR = "blur", _("Cover it until I ask")
        HIDE = "hide", _("Leave it out")

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="warning_choices")
    warning = models.ForeignKey(ContentWarning, on_delete=models.CASCADE, related_name="+")
    choice = models.CharField(max_length=4, choices=Choice.choices, default=Choice.BLUR)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "warning"], name="one_choice_a_warning")]
