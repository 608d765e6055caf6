"""Asking to be erased, and looking for the receipt."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    sure = forms.BooleanField(
        label=_("I understand that this cannot be undone"),
        error_messages={"required": _("Please tick the box if you are sure.")},
    )


class ReceiptForm(forms.Form):
    code = forms.CharField(
        label=_("The code of your receipt"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={
            "required": _("Please fill this in."),
            "max_length": _("That is too long for a code."),
            "null_characters_not_allowed": _("It has a hidden mark in it. Please type it anew."),
        },
    )
