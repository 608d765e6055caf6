"""Who was called to a case, on its page."""

from django import template

from ..models import Case

register = template.Library()


@register.inclusion_tag("moderation/shifts/_calls.html")
def calls_to(case):
    """The calls to `case`, oldest first; only a crisis ever has any, so other cases cost no query."""
    if case.kind != Case.Kind.CRISIS:
        return {"calls": []}
    return {"calls": list(case.calls.select_related("member__home_persona", "acknowledged_by__home_persona"))}
