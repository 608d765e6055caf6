"""Where the rights of members show on pages that know nothing of them."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from community.lib import slots


def link_on_privacy_page(request, page=None, **context):
    """Below the words of the page about privacy, which staff write: the table, from the settings in force."""
    if page is None or page.slug != "privacy":
        return ""
    return format_html(
        '<p class="acts"><a href="{}">{}</a></p>', reverse("keeping"), _("How long we keep each thing: the table")
    )


def register():
    from ..views.leaving import banner

    slots.register("own_pages_top", banner)
    slots.register("standard_page_end", link_on_privacy_page)
