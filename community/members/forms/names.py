"""A field for a name that others will see."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.lib import names

from .. import queries, registries


class PseudonymField(forms.CharField):
    """A name that others will see: in the allowed shape and not in use."""

    default_error_messages = {
        "taken": _("Somebody here has that name, or one very like it. Please choose another."),
        "max_length": _("Please choose a name of 3 to 30 letters."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Pseudonym"))
        kwargs.setdefault("help_text", _("The name others will see. Not your real name."))
        super().__init__(max_length=names.LONGEST, **kwargs)

    def clean(self, value):
        name = names.clean(super().clean(value))
        if refusal := registries.why_not_name(name):
            raise ValidationError(refusal.text, code=refusal.code)
        if queries.is_name_taken(names.key(name)):
            raise ValidationError(self.error_messages["taken"], code="taken")
        return name
