"""What the programs and the people of moderation can do, in words for everybody (Digital Services Act, article 14).

Rendered from what is registered: a check or an action that has no words here fails a test.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import actions
from .models import SafetySettings
from .screening.pipeline import CHECKS


@dataclass(frozen=True)
class Tool:
    """One program: what it is called, what it looks for, and the most it can do by itself."""

    title: str | Promise
    looks_for: str | Promise
    can: str | Promise


TOOLS = {
    "crisis": Tool(
        _("Danger to life"),
        _("Words that may mean somebody wants to die or hurt themselves."),
        _(
            "It shows the writer helplines at once, and asks a person to look. If the danger seems near, the words wait "
            "for that person. It is never counted against anybody."
        ),
    ),
    "unsafe_detail": Tool(
        _("Detail that can harm"),
        _("Ways, amounts and places of harm, pacts, and tips that feed an eating disorder."),
        _("The words wait for a person."),
    ),
    "abuse": Tool(
        _("Attacks and hate"),
        _("Threats, hate, and hard words at somebody. Swearing alone is not looked for."),
        _("It asks a person to look. If it seems strong, the words wait for that person."),
    ),
    "personal_data": Tool(
        _("Private details"),
        _("Phone numbers, addresses, numbers of cards and papers, full names, and names on other sites."),
        _(
            "It asks the writer first: leave it out, post it anyway, or change it. What is posted anyway may wait for a person."
        ),
    ),
    "spam": Tool(
        _("Adverts"),
        _("Known kinds of advert, links from new members, and the same words over and over."),
        _("The words wait for a person."),
    ),
    "new_member": Tool(
        _("First posts and rushes"),
        _("First posts, if this community reads them first, and many new accounts that post at once."),
        _("The words wait for a person."),
    ),
    "added": Tool(
        _("Phrases that our team added"),
        _("Words that our team wrote on a list of its own."),
        _("It asks a person to look, or lets the words wait for that person, as the team chose."),
    ),
}

#: what each action does, as whoever it may happen to reads it
ACTS = {
    "approve": _("Let words be read by everybody, or bring them back"),
    "dismiss": _("Leave everything as it is"),
    "hide": _("Hide words from everybody but their writer, for a time or until somebody shows them again"),
    "edit": _("Put other words in place, marked as changed by a moderator; the writer keeps their own"),
    "revise": _("Send words back to their writer with advice"),
    "remove": _("Take words down; the writer still sees them"),
    "warn": _("Write a word of warning to somebody"),
    "timeout": _("Keep somebody from writing in one place, for a day at most"),
    "mute": _("Keep somebody from writing in one place"),
    "suspend": _("Keep somebody from writing anywhere, for a time"),
    "ban": _("Keep somebody from writing anywhere, until the decision is changed"),
    "lock": _("Close a thread or a room for new words"),
    "slow": _("Let each person wait a while between two posts"),
    "move": _("Move a thread to another board"),
}


def tools():
    """The Tools whose checks run, in their order."""
    return [TOOLS[check.NAME] for check in CHECKS]


def acts():
    """The words of every registered action, in their order."""
    return [ACTS[str(action.name)] for action in actions.all_actions()]


def flags_to_hide():
    """So many reports by established members hide a post until a person reads it; 0 if none do. One query."""
    return SafetySettings.in_force().flags_to_hide
