"""The rules in force and the words that moderators begin with: both edited by staff."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SLUG = RegexValidator(r"^[a-z][a-z0-9_]{1,39}$", _("Small letters, digits and _ only, beginning with a letter."))


class Rule(models.Model):
    """A rule of the community. Decisions name its code, so a rule is retired and never deleted."""

    code = models.CharField(_("code"), max_length=40, unique=True, validators=[SLUG], help_text=_("Kept in the log."))
    title = models.CharField(_("rule"), max_length=120, help_text=_("Short and plain: “Be kind: no attacks, no hate”."))
    text = models.TextField(_("what it means"), blank=True, help_text=_("Everybody reads it on the page of rules."))
    fine = models.TextField(_("what is fine"), blank=True, help_text=_("Examples, one a line."))
    not_fine = models.TextField(_("what is not fine"), blank=True, help_text=_("Examples, one a line."))
    position = models.PositiveSmallIntegerField(_("place in the list"), default=10)
    since = models.DateField(_("in force since"), default=timezone.localdate)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)

    class Meta:
        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title

    def clean(self):
        if self.retired_on and self.retired_on < self.since:
            raise ValidationError({"retired_on": _("It cannot end before it began.")})

    @property
    def examples(self):
        """(what is fine, what is not), each a list of lines."""
        return self.fine.splitlines(), self.not_fine.splitlines()


class Wording(models.Model):
    """Kind words to begin with when something is decided; a moderator changes them before they are sent."""

    title = models.CharField(_("name in the list"), max_length=80)
    action = models.CharField(_("for"), max_length=12, blank=True, help_text=_("Empty: for every action."))
    rule = models.ForeignKey(
        Rule, verbose_name=_("rule"), null=True, blank=True, on_delete=models.CASCADE, related_name="wordings"
    )
    words = models.TextField(_("words"), max_length=2000)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=10)

    class Meta:
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title
