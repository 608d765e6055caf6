"""What things are about (themes) and what may be hard to read (content warnings)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index


class Theme(index.Indexed, models.Model):
    """A subject that boards, groups and resources share, such as grief."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    description = models.CharField(_("description"), max_length=200, blank=True)

    panels = [TitleFieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("description")]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["name"]

    def __str__(self):
        return self.name


class ContentWarning(index.Indexed, models.Model):
    """A category that a member can choose to see, blur or hide."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    meaning = models.CharField(
        _("what it means"),
        max_length=240,
        help_text=_("One plain sentence: what a reader may meet behind this warning."),
    )

    panels = [TitleFieldPanel("name"), FieldPanel("slug"), FieldPanel("meaning")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("meaning")]

    class Meta:
        verbose_name = _("content warning")
        verbose_name_plural = _("content warnings")
        ordering = ["name"]

    def __str__(self):
        return self.name
