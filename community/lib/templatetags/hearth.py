"""What every template may use without loading it: role labels, calm times and slots."""

from datetime import datetime, time, timedelta

from django import template
from django.forms import Textarea, TextInput
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from community.lib import slots

register = template.Library()

ROLES = {
    "peer": (_("Peer"), _("Someone who has lived it")),
    "volunteer": (_("Trained volunteer"), _("Has done our listening course")),
    "professional": (_("Verified professional"), _("We checked their register")),
    "facilitator": (_("Facilitator"), _("Leads our groups")),
    "editor": (_("Editor"), _("Keeps our pages")),
    "moderator": (_("Moderator"), _("Keeps this place safe")),
    "administrator": (_("Administrator"), _("Runs this community")),
}
# Those who work for the community share one mark; their words tell them apart.
STAFF = ("facilitator", "editor", "moderator", "administrator")


@register.filter
def seal_of(user):
    """A mark by which a browser tells one member from another, and nobody tells who it is."""
    return salted_hmac("community.seal_of", str(user.pk)).hexdigest()[:16]


@register.simple_tag
def role(slug):
    """The role label: a mark and its words. Anything unknown is a peer, the smallest claim."""
    known = slug if slug in ROLES else "peer"
    mark = "staff" if known in STAFF else known
    return format_html('<span class="role role-{}">{}</span>', mark, ROLES[known][0])


@register.filter
def has_words(form):
    """Whether anything was typed into a text field of a bound `form`, so that there is something that could be lost."""
    typed = (
        field.value() for field in form if isinstance(field.field.widget, (Textarea, TextInput)) and not field.is_hidden
    )
    return any(isinstance(value, str) and value.strip() for value in typed)


@register.filter
def role_label(slug):
    """The words of a role label alone."""
    return ROLES.get(slug, ROLES["peer"])[0]


@register.filter
def role_meaning(slug):
    """What a role label promises, in a few words."""
    return ROLES.get(slug, ROLES["peer"])[1]


@register.simple_tag
def all_roles():
    """Every role as (slug, words, meaning), fullest training last."""
    return [(slug, *words) for slug, words in ROLES.items()]


def _local(value):
    return timezone.localtime(value) if timezone.is_aware(value) else value


@register.filter
def clock(value):
    """The time of day in the reader's zone: `7:05 pm`."""
    if not value:
        return ""
    local = value if isinstance(value, time) else _local(value)
    if (get_language() or "en").startswith("en"):
        return f"{local.hour % 12 or 12}:{local.minute:02} {'am' if local.hour < 12 else 'pm'}"
    return date_format(local, "TIME_FORMAT")


@register.filter
def calm_date(value):
    """The day in the reader's zone, without its time: `3 October 2026`."""
    if not value:
        return ""
    return date_format(_local(value) if isinstance(value, datetime) else value, "j F Y")


@register.filter
def calm_day(value):
    """A day to come, by its name: `Tuesday 24 November`."""
    if not value:
        return ""
    return date_format(_local(value) if isinstance(value, datetime) else value, "l j F")


@register.filter
def calm_time(value, now=None):
    """A moment in the reader's zone, in the fewest words that place it.

    `Just now`, `20 minutes ago`, `Today, 2:04 am`, `Yesterday, 9:15 pm`, `3 October 2026`;
    what is still to come keeps its time: `Tomorrow, 7:00 pm`, `3 December, 7:00 pm`.
    """
    if not value:
        return ""
    now = now or timezone.now()
    ago = now - value
    if timedelta(0) <= ago < timedelta(hours=1):
        minutes = ago.seconds // 60
        if not minutes:
            return gettext("Just now")
        return ngettext("%(count)d minute ago", "%(count)d minutes ago", minutes) % {"count": minutes}
    local = _local(value)
    days = (local.date() - _local(now).date()).days
    named = {0: gettext("Today, %(time)s"), -1: gettext("Yesterday, %(time)s"), 1: gettext("Tomorrow, %(time)s")}
    if days in named:
        return named[days] % {"time": clock(local)}
    if days < 0:
        return date_format(local, "j F Y")
    return gettext("%(day)s, %(time)s") % {"day": date_format(local, "j F"), "time": clock(local)}


@register.simple_tag(takes_context=True)
def slot(context, name, **given):
    """What upper apps put into the place `name` of this page, given what the page knows."""
    return slots.render(name, context.get("request"), **given)
