"""Who is on shift: the switch for moderators, and an honest word for members while nobody is."""

from django import template
from django.middleware.csrf import get_token

from .. import shifts_queries

register = template.Library()


def switch_for(request, back):
    """What `_switch.html` needs: who is on shift, whether the reader is, and where the button leads `back`. No query."""
    here = shifts_queries.here_now()
    mine = next((one for one in here if one.member_id == request.user.pk), None)
    given = {"here": here, "mine": mine, "back": back, "coverage": shifts_queries.coverage()}
    return {**given, "csrf_token": get_token(request)}


@register.inclusion_tag("moderation/shifts/_switch.html", takes_context=True)
def on_shift_switch(context, back=""):
    """“I am here” or “I am leaving”, next to who is on shift."""
    return switch_for(context["request"], back)


@register.inclusion_tag("moderation/shifts/_nobody.html")
def nobody_here(place, where=""):
    """That nobody is on shift for `place` (a page) and when somebody is; nothing while somebody is, or without a rota.

    `where` is "room" beside a live room, "" elsewhere. No query but for what is kept.
    """
    return {"coverage": shifts_queries.coverage(place), "where": where}
