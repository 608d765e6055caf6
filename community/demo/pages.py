"""Helplines, resource pages and the pictures on them."""

from datetime import timedelta

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Collection

from community.helplines import services as helplines
from community.helplines.models import Helpline
from community.resources.models import ResourceIndexPage, ResourcePage
from community.themes.models import Theme

from . import pictures
from .texts.helplines import HELPLINES
from .texts.resources import PICTURES, RESOURCES


def add_helplines(editor):
    """The helplines that nobody can ring, each checked by the editor a little while ago."""
    for place, fields in enumerate(HELPLINES):
        helpline = Helpline.objects.filter(country=fields["country"], name=fields["name"]).first()
        if helpline is None:
            helpline = Helpline(**fields)
            helpline.full_clean()
            helpline.save()
            helplines.mark_checked(helpline, editor, timezone.localdate() - timedelta(days=9 + place))


def add_resources(home, editor):
    """The resource pages, published by the editor, one of them overdue for review."""
    shelf = ResourceIndexPage.objects.descendant_of(home).first()
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    images = {name: _image(name, alt) for name, (_title, alt) in PICTURES.items()}
    for fields in RESOURCES:
        page = _page(fields, images)
        page.full_clean(exclude=["path", "depth", "slug", "content_type"])
        shelf.refresh_from_db()
        shelf.add_child(instance=page)
        page.themes.set([themes[slug] for slug in fields["themes"] if slug in themes])
        page.save_revision(user=editor).publish(user=editor)


def _image(name, alt):
    title, alt = PICTURES[name]
    image = get_image_model().objects.filter(title=title).first()
    if image is None:
        image = get_image_model()(title=title, description=alt, collection=Collection.get_first_root_node())
        image.file = pictures.draw(name)
        image.save()
    return image


def _page(fields, images):
    today = timezone.localdate()
    body = []
    for kind, value in fields["body"]:
        if kind == "picture":
            value = {"image": images[value], "alt": PICTURES[value][1], "caption": ""}
        body.append((kind, value))
    reviewer, role = fields["reviewer"]
    return ResourcePage(
        title=fields["title"],
        summary=fields["summary"],
        body=body,
        sources=[("source", {"text": text, "link": ""}) for text in fields["sources"]],
        reviewed_by=reviewer,
        reviewer_role=role,
        last_reviewed=today - timedelta(days=fields["reviewed"]),
        next_review_due=today + timedelta(days=fields["next"]),
    )
