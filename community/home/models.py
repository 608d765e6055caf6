from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from . import composition


def lines(label):
    return StreamField([("line", blocks.CharBlock(label=_("Line"), max_length=120))], verbose_name=label, blank=True)


class HomePage(Page):
    """The front page: the promise with help beside it, then what happens here."""

    headline = models.CharField(_("title line"), max_length=120)
    promise = models.TextField(_("promise"), max_length=400)
    what_this_is = lines(_("what this is"))
    what_this_is_not = lines(_("what this is not"))
    quote_words = models.CharField(_("quote"), max_length=240, blank=True)
    quote_by = models.CharField(
        _("who said it"), max_length=120, blank=True, help_text=_("A pseudonym, never a real name.")
    )
    quote_permission = models.CharField(_("permission"), max_length=120, blank=True)

    template = "home/home.html"
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("headline"), FieldPanel("promise")], heading=_("The promise")),
        FieldPanel("what_this_is"),
        FieldPanel("what_this_is_not"),
        MultiFieldPanel(
            [FieldPanel("quote_words"), FieldRowPanel([FieldPanel("quote_by"), FieldPanel("quote_permission")])],
            heading=_("A quote"),
            help_text=_("Only with the person’s permission, given for this page."),
        ),
    ]

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **composition.front_page(request)}
