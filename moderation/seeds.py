"""The rules a community begins with, where staff have written none."""

from django.utils.translation import gettext as _

from .models import Rule


def seed_rules():
    """Make the first rules, once."""
    if Rule.objects.exists():
        return
    Rule.objects.bulk_create(
        Rule(code=code, title=title, text=text, position=position)
        for position, (code, title, text) in enumerate(_first(), 1)
    )


def _first():
    return [
        (
            "kindness",
            _("Be kind: no attacks, no hate"),
            _("You may be angry, and you may swear. Please do not attack, mock or threaten anybody, or look down on people for who they are."),
        ),
        (
            "privacy",
            _("No phone numbers, addresses or full names"),
            _("Yours or anybody else’s. It keeps people safe from being found by somebody who should not find them."),
        ),
        (
            "methods",
            _("No detail about ways to harm oneself"),
            _("You can always say how bad it is, that you have thought of suicide, or that you have hurt yourself. Please leave out how, with what and how much."),
        ),
        (
            "adverts",
            _("No adverts"),
            _("No selling, no fundraising and no surveys without asking the team first. Links to what helped you are fine."),
        ),
    ]  # fmt: skip
