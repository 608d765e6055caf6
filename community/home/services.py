"""The tree of a new site, made once and never overwritten."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import GroupPagePermission, Locale, Page, Site

from community.members import services as members
from community.members.models import AgreementDocument
from community.members.seeds import EDITORS
from community.resources.models import ResourceIndexPage, StandardPage
from moderation.seeds import seed_records, seed_rules

from . import texts
from .models import HomePage


@transaction.atomic
def seed_site(site_name=""):
    """Build what is missing: front page, resources, about, rules, privacy, accessibility, the first rules and empty records of moderation.

    Returns the HomePage that is the root of the default site. Pages that exist are left as they are,
    and other apps may add their own under it.
    """
    site_name = site_name or settings.SITE_NAME
    home = HomePage.objects.order_by("path").first() or _add_home(site_name)
    _serve_from(home, site_name)
    _remove_welcome(home)
    if not ResourceIndexPage.objects.descendant_of(home).exists():
        _add(
            home,
            ResourceIndexPage(
                title=_("Resources"),
                slug="resources",
                intro=_("Pages worth reading, each checked by somebody who knows."),
            ),
        )
    for slug, title, summary, body in texts.PAGES:
        if not StandardPage.objects.descendant_of(home).filter(purpose=slug).exists():
            _add(home, _standard_page(site_name, slug, title, summary, body))
    _let_editors_publish(home)
    seed_rules()
    seed_records()
    home.refresh_from_db()
    return home


@transaction.atomic
def seed_agreements(agreement=None):
    """Publish what people agree to before they write, and the consent to health data, where there is none yet.

    `agreement` stands in for the words of a new site. Returns both documents; what staff wrote is left as it is.
    """
    return (
        members.ensure_document(AgreementDocument.COMMUNITY, agreement or texts.AGREEMENT),
        members.ensure_document(AgreementDocument.HEALTH, texts.HEALTH_CONSENT),
    )


def _add(parent, page):
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _add_home(site_name):
    Locale.objects.get_or_create(language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE))
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    return _add(
        root,
        HomePage(
            title=site_name,
            # Wagtail's own welcome page holds the name `home` until it is gone.
            slug="front",
            headline=_("A quiet place to talk with people who have been there"),
            promise=_(
                "Write when you want, under a name that isn’t yours. Read what others have lived through. "
                "Or sit with a small group for an hour, with someone trained in the room."
            ),
            what_this_is=[
                ("line", _("People who know it from the inside, listening to each other")),
                ("line", _("Small live groups, led by people we have trained and checked")),
                ("line", _("Free. No real name needed, and no adverts")),
            ],
            what_this_is_not=[
                ("line", _("Not a crisis service. Use the helplines on this page")),
                ("line", _("Not treatment, and no diagnosis")),
                ("line", _("Not a chatbot. Everyone you meet here is a person")),
            ],
        ),
    )


def _serve_from(home, site_name):
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(hostname="localhost", site_name=site_name, root_page=home, is_default_site=True)
    elif not HomePage.objects.filter(pk=site.root_page_id).exists():
        site.root_page, site.site_name = home, site_name
        site.save()


def _remove_welcome(home):
    for page in home.get_siblings(inclusive=False):
        # Only the plain page that Wagtail's first migration makes; anything with content is the operator's.
        if page.content_type.model_class() is Page and page.slug == "home" and not page.numchild:
            page.delete()


def _standard_page(site_name, slug, title, summary, body):
    named = {"site": site_name}
    return StandardPage(
        title=str(title) % named,
        slug=slug,
        purpose=slug,
        summary=str(summary) % named,
        body=[(kind, _block(kind, words, named)) for kind, words in body],
    )


def _paragraph(words, named):
    return str(format_html("<p>{}</p>", str(words) % named))


def _block(kind, words, named):
    if kind == "steps":
        return {"steps": [{"title": str(title), "text": _paragraph(text, named)} for title, text in words]}
    if kind == "helplines":
        return {**words, "heading": str(words["heading"])}
    return _paragraph(words, named) if kind == "text" else str(words) % named


def _let_editors_publish(home):
    editors, _made = Group.objects.get_or_create(name=EDITORS)
    for codename in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.get_or_create(group=editors, page=home, permission=permission)
