"""Helplines beside any page, and the crisis card."""

from datetime import timedelta

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from community.helplines import queries
from community.helplines.countries import NAMES, country_choices, country_name
from community.lib import presence
from community.lib.templatetags.hearth import clock
from community.lib.zones import place_of

register = template.Library()


def _moment(changes_at, now):
    """`9:00 am`, with the day when it is not today, and the place when its clock is not the reader's."""
    days = (changes_at.date() - now.astimezone(changes_at.tzinfo).date()).days
    words = clock(changes_at.time())
    # In the evening "2:00 am" is plainly this night's; a full day ahead it would read as gone by.
    if days == 1 and (changes_at.hour >= 5 or changes_at - now > timedelta(hours=12)):
        words = gettext("tomorrow, %(time)s") % {"time": words}
    elif days == -1:
        words = gettext("yesterday, %(time)s") % {"time": words}
    elif days not in (0, 1):
        # A weekday is plain for a week ahead; after that, and behind us, it could be any.
        day = date_format(changes_at, "l" if 0 < days < 7 else "j F")
        words = gettext("%(day)s, %(time)s") % {"day": day, "time": words}
    if changes_at.utcoffset() != timezone.localtime(changes_at).utcoffset():
        place = place_of(changes_at.tzinfo)
        words = gettext("%(time)s (%(place)s time)") % {"time": words, "place": place}
    return words


@register.filter
def by_when(moment):
    """A moment in the reader's zone, after "by" or "until": `10:52 pm`, `tomorrow, 7:00 am`; one gone by: `yesterday, …`."""
    return _moment(timezone.localtime(moment), timezone.now())


@register.filter
def is_past(moment):
    """Whether a promise for `moment` (aware, or None for no promise) was not kept in time."""
    return moment is not None and moment <= timezone.now()


@register.filter
def open_words(helpline):
    """`Open now, until 2:00 am`, `Closed. Opens 9:00 am`, `Always open`, from the state that queries gave."""
    state, now = helpline.state, timezone.now()
    if state.open is None:
        return gettext("We don’t know its hours")
    if state.always:
        return gettext("Always open")
    if state.changes_at is None:
        return gettext("Closed")
    moment = _moment(state.changes_at, now)
    return (gettext("Open now, until %(time)s") if state.open else gettext("Closed. Opens %(time)s")) % {"time": moment}


def _country(request, country=""):
    return country if country in NAMES else queries.country_of(request)


def _checked_on(helplines):
    """The oldest day on which one of these was checked, or None if one never was."""
    days = [line.verified_on for line in helplines if not line.is_emergency]
    return min(days) if days and all(days) else None


def _card_id(request):
    """An id of its own for each card of a page."""
    request._help_cards = getattr(request, "_help_cards", 0) + 1
    return f"help-{request._help_cards}"


@register.inclusion_tag("helplines/_helplines.html", takes_context=True)
def helplines_piece(context, limit=3, need="", heading="", chooser=False):
    """Helplines of the reader's country: a heading, at most `limit` of them, and the way to all (one query a page).

    `need` puts those for one need first; `chooser` adds a form to choose a country and come back to this page.
    """
    request = context["request"]
    helplines = queries.with_need(queries.helplines_here(request), need, limit)
    country = queries.country_of(request)
    return {
        "request": request,
        "card_id": _card_id(request),
        "helplines": helplines,
        "has_emergency": any(line.is_emergency for line in helplines),
        "heading": heading or gettext("If you need help now"),
        "country": country,
        "country_name": country_name(country),
        "countries": country_choices() if chooser else (),
        "checked_on": _checked_on(helplines),
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("helplines/_crisis_card.html", takes_context=True)
def crisis_card(context, country="", staffed_until=None, read_by=None):
    """Kind words and helplines for one person alone, after something heavy was said.

    `country`: two letters, or "" for the reader's own choice. `staffed_until`: aware datetime until which
    somebody is on shift, None when nobody is. `read_by`: aware datetime by which a person reads it, or None.
    """
    request = context["request"]
    chosen = _country(request, country)
    own = chosen == queries.country_of(request)
    helplines = queries.helplines_here(request) if own else queries.helplines_for(chosen)
    until, next_start = presence.here()
    nearest = queries.with_need([line for line in helplines if not line.is_emergency], limit=2)
    return {
        "next_start": next_start,
        "helplines": queries.open_first(nearest),
        "emergency": [line for line in helplines if line.is_emergency][:1],
        "staffed_until": staffed_until or until,
        "read_by": read_by,
    }


def card_for(request):
    """The helplines piece alone, for a page that is drawn without the site around it."""
    return render_to_string("helplines/_helplines.html", helplines_piece({"request": request}))


@register.simple_tag
def help_address():
    """The full address of the helplines, for mails."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("helplines")


register.filter("place_of_zone", place_of)
