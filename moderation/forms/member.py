"""What members fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import words_field


class AnswerTeamForm(forms.Form):
    """What the author of a case answers the team."""

    words = words_field(
        _("Your answer"),
        _("Take the time you need. Nobody but the team reads it."),
        _("Please write a few words first."),
        most=4000,
    )


class AppealForm(forms.Form):
    """What the person would like somebody else to know."""

    words = words_field(
        _("What should they know?"),
        _("Say in your own words what was meant, or what was missed. Somebody who did not decide this reads it."),
        _("Please write a few words: what should the other person know?"),
        most=4000,
    )


class ComplaintForm(forms.Form):
    """What somebody who told us of something would like another person to know."""

    words = words_field(
        _("What should they know?"),
        _("Say in your own words what was missed. Somebody who did not decide this reads it and answers you."),
        _("Please write a few words: what should the other person know?"),
        most=4000,
    )
