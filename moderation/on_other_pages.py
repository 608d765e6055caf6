"""What moderation puts onto the pages of lower apps."""

from django.template.loader import render_to_string

from community.helplines.templatetags.helplines import crisis_card

from . import facts, permissions, queries, standing
from .scope import scope_of_request
from .services import look_over, networks


def held_back(request, **context):
    """On every page of somebody who may not write: until when, and the way to read why. Costs others no query."""
    if request is None or not getattr(request.user, "is_restricted", False):
        return ""
    held = standing.in_force(request.user)
    return render_to_string("moderation/_held_back.html", {"restriction": held}, request) if held else ""


def card_beside_words(request, words="", **context):
    """The crisis card where words that call for it wait to be sent once more. Nothing is stored about anybody."""
    if not words.strip() or not look_over(words, request.user).care:
        return ""
    return render_to_string("helplines/_crisis_card.html", crisis_card({"request": request}))


def nearby_of(persona):
    """For somebody new, as a list: by what others of the same network are kept from writing."""
    return list(networks.shut_out_nearby(persona.member)[: queries.HISTORY]) if facts.is_new(persona.member) else []


def conversations_row(request, **context):
    """On one's own page, for somebody to whom the team ever wrote."""
    found = [case.unread for case in queries.conversations_of(request.user)[:50]]
    return render_to_string("moderation/_conversations_row.html", {"unread": sum(found)}, request) if found else ""


def member_admin(request, member=None, **context):
    """On a member's page in the admin: what is in force under their community name, and the way to change it."""
    scope = scope_of_request(request)
    persona = getattr(member, "home_persona", None)
    if persona is None or not scope.everywhere:
        return ""
    given = {
        "persona": persona,
        "standing": queries.standing_of(persona),
        "refusal": permissions.why_not_restrict_person(request.user, persona, scope),
        "nearby": nearby_of(persona),
    }
    return render_to_string("moderation/_member.html", given, request)
