"""Pieces of the pages of groups, which Wagtail serves."""

from django import template

from groups import pages_queries, services
from groups.forms import BookForm

register = template.Library()


@register.simple_tag(takes_context=True)
def groups_here(context):
    """The groups that the reader may look into, as (page, people, next Date or None)."""
    return pages_queries.groups_for(context["request"])


@register.inclusion_tag("groups/_people_of.html")
def people_of(group):
    """Who leads a group and who helps, with which training."""
    return {"people": pages_queries.people_of(group)}


@register.inclusion_tag("groups/_booking.html", takes_context=True)
def booking(context, group):
    """The dates of a group to choose from, what is agreed, and the button; `form` of the context has what was sent."""
    member = context["request"].user
    dates = pages_queries.dates_of(group, member)
    form = context.get("form")
    chosen = form["session"].value() if form and form.is_bound else None
    return {
        "group": group,
        "dates": dates,
        "form": form or BookForm(dates=dates, member=member, group=group),
        "chosen": str(chosen or ""),
        "come_as": services.persona_for(member, group.pk) if member.is_authenticated else None,
        "user": member,
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "can_book": any(date.can_choose for date in dates),
    }
