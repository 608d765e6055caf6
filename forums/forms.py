import unicodedata
import uuid

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.members.forms import AgreementsMixin
from community.themes.models import ContentWarning

from .models import Mode


def _write_something(value):
    # Spaces, and marks that draw nothing, are not yet a text.
    if not any(letter.isprintable() and not letter.isspace() for letter in value):
        raise ValidationError(_("Please write something first."))


class BodyField(forms.CharField):
    """A long text in Markdown, kept as typed; over-long and empty ones come back with every word."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 7}))
        kwargs.setdefault("validators", [_write_something])
        kwargs.setdefault(
            "error_messages",
            {
                "required": _("Please write something first."),
                "null_characters_not_allowed": _(
                    "There is a hidden mark in the text that cannot be stored. Please paste it again as plain text."
                ),
            },
        )
        super().__init__(strip=False, **kwargs)

    def clean(self, value):
        value = super().clean((value or "").replace("\r\n", "\n"))
        over = len(value) - settings.POST_MAX_LENGTH
        if over > 0:
            raise ValidationError(
                _("This is %(over)s letters too long. The most is %(most)s. You could post it in two parts.")
                % {"over": over, "most": settings.POST_MAX_LENGTH}
            )
        return value


class ComposerForm(AgreementsMixin, forms.Form):
    """What replying, opening and editing share. `member` is asked for each agreement that waits."""

    unticked = _("Please tick the box if you agree. Your words are still here.")

    body = BodyField(label=_("Your words"))
    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, member=None, place="", **kwargs):
        super().__init__(*args, **kwargs)
        if place:
            # The browser's own copy, in this tab only, until the server has the words.
            for name in {"body", "title"} & self.fields.keys():
                self.fields[name].widget.attrs["data-keep"] = f"{place}-{name}"
        self.initial.setdefault("client_key", uuid.uuid4())
        self.ask_for(member)

    def clean_client_key(self):
        return self.cleaned_data["client_key"] or uuid.uuid4()


class ReplyForm(ComposerForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].label = _("Your reply")


class TopicForm(ComposerForm):
    title = forms.CharField(
        label=_("Title"),
        max_length=settings.TITLE_MAX_LENGTH,
        error_messages={
            "required": _("Please give it a title, so that people know what it is about."),
            "max_length": _("The title is too long. The most is %(limit_value)s letters."),
            "null_characters_not_allowed": _("There is a hidden mark in the title. Please type it anew."),
        },
    )
    mode = forms.ChoiceField(
        label=_("What would help?"), choices=Mode.choices, required=False, widget=forms.RadioSelect
    )
    warning = forms.ModelChoiceField(
        label=_("Content warning"), queryset=ContentWarning.objects.all(), required=False, empty_label=_("None")
    )

    field_order = ["title", "body", "mode", "warning"]

    def clean_title(self):
        # Marks that turn the direction of writing would turn the rest of the list, too.
        title = " ".join("".join(c for c in self.cleaned_data["title"] if unicodedata.category(c) != "Cf").split())
        _write_something(title)
        return title


class EditForm(ComposerForm):
    title = forms.CharField(label=_("Title"), max_length=settings.TITLE_MAX_LENGTH)
    field_order = ["title", "body"]

    def __init__(self, *args, with_title, **kwargs):
        super().__init__(*args, **kwargs)
        if not with_title:
            del self.fields["title"]
