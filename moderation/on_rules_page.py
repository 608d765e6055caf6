"""What moderation puts onto the page of rules, which staff word: the rules themselves, and which tools look."""

from django.template.loader import render_to_string

from . import queries, tools

PURPOSE = "rules"


def _is_it(page):
    return PURPOSE in (getattr(page, "purpose", ""), getattr(page, "slug", ""))


def rules(request, page=None, **context):
    """Above what staff wrote: every rule in force, from its record; at its end those that are not in force."""
    if not _is_it(page):
        return ""
    in_force, coming, _retired = queries.rules_to_read()
    return render_to_string("moderation/_rules.html", {"rules": in_force, "coming": coming}, request)


def how(request, page=None, **context):
    """Below it: which programs read what is written, what moderators can do, and rules that older decisions name."""
    if not _is_it(page):
        return ""
    given = {"tools": tools.tools(), "acts": tools.acts(), "flags": tools.flags_to_hide()}
    given["retired"] = queries.rules_to_read()[2]
    return render_to_string("moderation/_tools.html", given, request)


def link(request, **context):
    """Beside a board: the way to the rules."""
    return render_to_string("moderation/_rules_link.html", {}, request)
