"""What staff add to the lists of screening; `staff_lists` brings it to every check."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from community.members.models import Member

from ..screening import Entry, Outcome, entries

_PHRASE_FAULTS = {
    "empty": _("Please type at least one word."),
    "star": _("A * stands for the rest of a word, so it goes at the end of one, as in “pill*”."),
    "stem": _(
        "Before a * there must be at least three letters, as in “pill*”. With fewer it would be found everywhere."
    ),
    "short": _("That is too short: it would be found nearly everywhere. Please add words that stand beside it."),
    "common": _("These words stand in nearly every text. Please add the words that make the difference."),
}
_DOMAIN_FAULTS = {
    "shape": _("Please type the address of a site, such as example.org."),
    "suffix": _("Anybody can have an address that ends so. Please type the whole address, such as example.org.uk."),
    "shared": _(
        "Anybody can put up a page there, or a link there hides where it leads, so it can’t be safe as a whole."
    ),
}


class Phrase(models.Model):
    """Words that are looked for in whatever is written, or that are fine where a check would stop at them."""

    class Category(models.TextChoices):
        CRISIS = "crisis", _("Somebody may be in danger")
        UNSAFE_DETAIL = "unsafe_detail", _("Ways to do harm")
        ABUSE = "abuse", _("Abuse")
        PERSONAL_DATA = "personal_data", _("Personal data")
        SPAM = "spam", _("Spam")

    class Then(models.TextChoices):
        SIGNAL = "signal", _("It is published, and a moderator looks")
        ASK = "ask", _("It waits, and the author is asked to change it")
        HOLD = "hold", _("It waits until a moderator has read it")
        ALLOW = "allow", _("Nothing: these words are fine")

    class Severity(models.IntegerChoices):
        LOW = 0, _("Low")
        USUAL = 1, _("Usual")
        SOON = 2, _("Soon")
        URGENT = 3, _("Urgent")
        NOW = 4, _("Danger now")

    category = models.CharField(_("about"), max_length=20, choices=Category.choices)
    phrase = models.CharField(
        _("words"), max_length=120,
        help_text=_("One word or several, as people write them. Found as whole words in any spelling; a * at the end "
                    "of a word stands for the rest of it: “pill*” finds “pills” too."),
    )  # fmt: skip
    then = models.CharField(_("what happens"), max_length=10, choices=Then.choices, default=Then.SIGNAL)
    severity = models.PositiveSmallIntegerField(
        _("how pressing"), choices=Severity.choices, default=Severity.USUAL,
        help_text=_("Somebody in danger: usual = a wish to be dead, soon = thoughts of suicide, urgent = a plan or a means, danger now = it is happening. "
                    "Their crisis card always comes first."),
    )  # fmt: skip
    note = models.CharField(_("note for the team"), max_length=300, blank=True)
    by = models.ForeignKey(
        Member, verbose_name=_("added by"), null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("phrase")
        verbose_name_plural = _("phrases")
        ordering = ["category", "phrase", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["category", "phrase"], name="a_phrase_once_a_category",
                violation_error_message=_("This phrase is in the list already."),
            )
        ]  # fmt: skip

    def __str__(self):
        return self.phrase

    @property
    def is_allowed(self):
        return self.then == self.Then.ALLOW

    def clean(self):
        self.phrase = entries.tidy(self.phrase).lower()
        if fault := entries.fault_of(self.phrase):
            raise ValidationError({"phrase": _PHRASE_FAULTS[fault]}, code=fault)
        if self.category == self.Category.CRISIS:
            self._clean_crisis()

    def _clean_crisis(self):
        if self.then == self.Then.ASK:
            raise ValidationError(
                {"then": _("Nobody is asked to change words that cry for help. Please choose another.")}
            )
        if self.is_allowed and ("*" in self.phrase or entries.count_words(self.phrase) < entries.LEAST_ALLOWED_CRISIS):
            raise ValidationError(
                {"phrase": _("So few words can also be a cry for help. Please type at least four, and no *.")}
            )
        if self.severity < self.Severity.USUAL and not self.is_allowed:
            raise ValidationError({"severity": _("Somebody in danger is never of low weight.")})

    def as_entry(self):
        """The Entry that checks look for."""
        severity = max(self.severity, 1) if self.category == self.Category.CRISIS else self.severity
        outcome = Outcome.PUBLISH if self.is_allowed else Outcome[self.then.upper()]
        return Entry(self.category, self.phrase, severity, outcome, self.is_allowed)


class SafeDomain(models.Model):
    """A site to which anybody may link from their first day on; what lies under it is meant too."""

    domain = models.CharField(
        _("site"), max_length=253, unique=True, help_text=_("Such as example.org; help.example.org is then fine too."),
        error_messages={"unique": _("This site is in the list already.")},
    )  # fmt: skip
    note = models.CharField(_("note for the team"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("safe site")
        verbose_name_plural = _("safe sites")
        ordering = ["domain"]

    def __str__(self):
        return self.domain

    def clean(self):
        self.domain = entries.domain_of(self.domain)
        if fault := entries.fault_of_domain(self.domain):
            raise ValidationError({"domain": _DOMAIN_FAULTS[fault]}, code=fault)


class ListsVersion(models.Model):
    """One row: how often the lists were changed. Raised in the transaction of each change, so that none is missed."""

    number = models.PositiveBigIntegerField(default=1)
