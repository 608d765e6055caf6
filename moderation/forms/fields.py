from django import forms
from django.utils.translation import gettext_lazy as _

from .. import queries


def rule_choices():
    """The rules in force, for a select."""
    return [("", _("No rule")), *queries.rule_choices()]


def words_field(label, help_text, empty, most=2000, key="", rows=5):
    """A text that is needed; `key` is the letter that leads to it on a case page."""
    attrs = {"rows": rows, **({"data-key": key, "accesskey": key} if key else {})}
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=most,
        widget=forms.Textarea(attrs=attrs),
        error_messages={"required": empty},
    )
