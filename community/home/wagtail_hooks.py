"""What the page editor needs beyond Wagtail's own."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def publish_after_autosave():
    return format_html('<script src="{}"></script>', static("community/js/editor.js"))
