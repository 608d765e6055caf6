"""Who was called to a case, on its page."""

from django import template

from .. import shifts_queries
from ..models import Case

register = template.Library()


@register.inclusion_tag("moderation/shifts/_calls.html")
def calls_to(case):
    """The calls to `case`, oldest first; only a crisis ever has any, so other cases cost no query."""
    if case.kind != Case.Kind.CRISIS:
        return {"calls": []}
    return {"calls": list(case.calls.select_related("member__home_persona", "acknowledged_by__home_persona"))}


@register.inclusion_tag("moderation/shifts/_buddy.html")
def buddy_for(case, member):
    """From the third heavy case of a shift on: whom `member` could ask to sit beside them. Other cases cost no query."""
    if case.severity < 3 or case.state != Case.State.OPEN:
        return {"heavy": False}
    heavy = shifts_queries.heavy_in_this_shift(member) >= shifts_queries.HEAVY_ALONE
    return {"heavy": heavy, "buddies": shifts_queries.buddies_for(member, case) if heavy else []}
