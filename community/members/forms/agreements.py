"""Agreeing, where a document waits for it."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AgreeForm(forms.Form):
    agree = forms.BooleanField(
        label=_("I’ve read this and I agree"), error_messages={"required": _("Please tick the box if you agree.")}
    )
