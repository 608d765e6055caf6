"""Helplines by country, which staff ring and check."""

from datetime import timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.search import index

from community.lib import zones

from .countries import country_choices, country_name, default_country
from .forms import HelplineForm
from .hours import WEEKDAYS, WeeklyHours, check_spans, parse_spans


def own_zone():
    return settings.TIME_ZONE


def check_zone(name):
    """A validator; old names stay good, the form alone offers only today's."""
    if not zones.is_zone(name):
        raise ValidationError(_("There is no time zone “%(zone)s”."), params={"zone": name})


def day_field(label):
    return models.CharField(label, max_length=80, blank=True, validators=[check_spans])


WAITING = models.Q(imported_at__isnull=False, confirmed_at__isnull=True)


class HelplineQuerySet(models.QuerySet):
    def live(self):
        return self.filter(live=True)

    def waiting(self):
        """Those that a file brought and nobody confirmed yet."""
        return self.filter(WAITING)

    def late(self, today=None):
        """Those whose check is past due, or which nobody has ever checked.

        What waits is no number of ours yet, and nobody rings an emergency number to try it.
        """
        due = models.Q(verified_on=None) | models.Q(next_check_on__lt=today or timezone.localdate())
        return self.filter(~WAITING, due, is_emergency=False)


class Helpline(index.Indexed, models.Model):
    """A number or chat outside this site. A late check never hides it: an old number beats none."""

    class Need(models.TextChoices):
        CRISIS = "crisis", _("Crisis")
        GENERAL = "general", _("Any worry")
        YOUNG = "young", _("Children and young people")
        OLDER = "older", _("Older people")
        DEAF = "deaf", _("Deaf people")
        GRIEF = "grief", _("Grief")
        ADDICTION = "addiction", _("Drink, drugs and gambling")
        ABUSE = "abuse", _("Abuse and violence at home")
        CARERS = "carers", _("Carers")
        VETERANS = "veterans", _("Veterans")
        LGBT = "lgbt", _("LGBTQ+ people")
        EATING = "eating", _("Eating")

    class Method(models.TextChoices):
        PHONE = "phone", _("Phone")
        TEXT = "text", _("Text message")
        CHAT = "chat", _("Chat on the web")

    country = models.CharField(_("country"), max_length=2, choices=country_choices, default=default_country)
    name = models.CharField(_("name"), max_length=120)
    who_for = models.CharField(
        _("who it is for"),
        max_length=120,
        blank=True,
        help_text=_("A few plain words: “Free. Any worry, no name needed”."),
    )
    need = models.CharField(_("need"), max_length=12, choices=Need.choices, default=Need.GENERAL)
    method = models.CharField(_("how"), max_length=8, choices=Method.choices, default=Method.PHONE)
    dial = models.CharField(
        _("number to dial"),
        max_length=32,
        blank=True,
        validators=[RegexValidator(r"^\+?[0-9*#]+$", _("Digits only, with no spaces. A plus sign may come first."))],
        help_text=_("As a phone in that country dials it, without spaces."),
    )
    display = models.CharField(
        _("number as shown"), max_length=60, blank=True, help_text=_("With spaces, so that it can be read out.")
    )
    text_word = models.CharField(
        _("word to send"), max_length=20, blank=True, help_text=_("If a text must begin with a word.")
    )
    website = models.URLField(_("website"), blank=True)
    languages = models.CharField(_("languages"), max_length=200, blank=True, help_text=_("In words: “English, Welsh”."))
    time_zone = models.CharField(_("time zone of its hours"), max_length=64, default=own_zone, validators=[check_zone])
    always_open = models.BooleanField(_("open day and night, every day"), default=False)
    monday = day_field(_("Monday"))
    tuesday = day_field(_("Tuesday"))
    wednesday = day_field(_("Wednesday"))
    thursday = day_field(_("Thursday"))
    friday = day_field(_("Friday"))
    saturday = day_field(_("Saturday"))
    sunday = day_field(_("Sunday"))
    is_emergency = models.BooleanField(
        _("emergency service"), default=False, help_text=_("Ambulance, police or fire: always shown first.")
    )
    live = models.BooleanField(_("shown on the site"), default=True)
    position = models.PositiveSmallIntegerField(_("place in the list"), default=10, help_text=_("Lower comes first."))
    verified_on = models.DateField(
        _("last checked"), null=True, blank=True, help_text=_("The day a person last rang it.")
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("checked by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    next_check_on = models.DateField(_("next check"), null=True, blank=True)
    imported_at = models.DateTimeField(_("came from a file"), null=True, editable=False)
    source_row = models.JSONField(_("what the file says"), null=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)

    CHECK_EVERY = timedelta(days=90)

    objects = HelplineQuerySet.as_manager()
    base_form_class = HelplineForm

    _what_it_is = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("country"), FieldPanel("name")]),
                FieldPanel("who_for"),
                FieldRowPanel([FieldPanel("need"), FieldPanel("is_emergency")]),
                FieldPanel("languages"),
            ],
            heading=_("Who it is for"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("method"),
                FieldRowPanel([FieldPanel("dial"), FieldPanel("display")]),
                FieldPanel("text_word"),
                FieldPanel("website"),
            ],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("always_open"), FieldPanel("time_zone")]),
                HelpPanel(
                    content=_(
                        "For each day write 09:00-17:00. Use 18:00-02:00 over midnight, and a comma between two "
                        "stretches. Leave a day empty when it is closed."
                    )
                ),
                FieldRowPanel([FieldPanel(day) for day in WEEKDAYS[:4]]),
                FieldRowPanel([FieldPanel(day) for day in WEEKDAYS[4:]]),
            ],
            heading=_("When it is open"),
        ),
    ]
    panels = [
        *_what_it_is,
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel(
                            "verified_on",
                            help_text=_(
                                "The day a person last rang it. If you change the number and not this day, "
                                "the day is cleared, so that somebody rings the new number."
                            ),
                        ),
                        FieldPanel("next_check_on"),
                    ]
                ),
                FieldRowPanel([FieldPanel("live"), FieldPanel("position")]),
            ],
            heading=_("Checks"),
        ),
    ]
    # What came from a file is shown by being confirmed, and by no other tick.
    confirm_panels = [
        *_what_it_is,
        MultiFieldPanel([FieldPanel("rang_it"), FieldPanel("hours_right")], heading=_("What you checked")),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("who_for"),
        index.FilterField("country"),
    ]

    class Meta:
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["country", "-is_emergency", "position", "name"]
        indexes = [models.Index(fields=["country", "live"], name="helpline_by_country")]
        constraints = [
            # A wrong number is worse than none, so the database itself shows no line that only a file vouches for.
            models.CheckConstraint(
                condition=models.Q(live=False) | ~WAITING,
                name="helpline_shown_only_if_confirmed",
            )
        ]

    def __str__(self):
        return f"{self.name} ({self.country})"

    def clean(self):
        if self.method == self.Method.CHAT:
            if not self.website:
                raise ValidationError({"website": _("A chat needs the address of its page.")})
        elif not self.dial:
            raise ValidationError({"dial": _("Give the number to dial.")})
        if self.verified_on and self.verified_on > timezone.localdate():
            raise ValidationError({"verified_on": _("That day is still to come.")})
        if self.live and self.is_waiting:
            raise ValidationError(_("A file brought this helpline. Confirm it before it is shown."))

    @property
    def is_waiting(self):
        """Did a file bring it, and nobody confirm it yet?"""
        return self.imported_at is not None and self.confirmed_at is None

    @property
    def country_name(self):
        return country_name(self.country)

    @property
    def shown(self):
        """The number as people read it, or a plain word for a chat."""
        if self.method == self.Method.CHAT:
            return self.display or _("Chat on their page")
        return self.display or self.dial

    @property
    def href(self):
        """Where a tap on the number leads: a web page, the phone (RFC 3966), or a text with its word (RFC 5724)."""
        if self.method == self.Method.CHAT:
            return self.website
        number = self.dial.replace("#", "%23")
        if self.method == self.Method.PHONE:
            return f"tel:{number}"
        return f"sms:{number}?body={quote(self.text_word)}" if self.text_word else f"sms:{number}"

    @cached_property
    def hours(self):
        days = tuple(tuple(parse_spans(getattr(self, day))) for day in WEEKDAYS)
        return WeeklyHours(ZoneInfo(self.time_zone), days, always=self.always_open or self.is_emergency)

    def open_now(self, at):
        return self.hours.open_now(at)

    def next_change(self, at):
        return self.hours.next_change(at)

    def set_next_check(self):
        """The next check, a quarter after the last; none is due by a day while it was never checked."""
        self.next_check_on = self.verified_on + self.CHECK_EVERY if self.verified_on else None

    def is_late(self, today=None):
        if self.is_waiting or self.is_emergency:
            return False
        due = self.next_check_on is not None and self.next_check_on < (today or timezone.localdate())
        return self.verified_on is None or due
