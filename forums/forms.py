import unicodedata
import uuid

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.lib.markup import says_something
from community.members.forms import AgreementsMixin
from community.members.models import Role
from community.themes.models import ContentWarning
from moderation.services import Private

from .models import Mode

_OPENED = signing.TimestampSigner(salt="forums.composer")


def _write_something(value):
    if not says_something(value):
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

    # A browser that stops an empty field or an unticked box would keep grave words from ever being read.
    use_required_attribute = False

    body = BodyField(label=_("Your words"))
    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # The AskFirst that waits for an answer; the buttons beside it carry one.
    ask_first = None
    # When the form was drawn, signed. Nobody writes faster than they can; one with words from before has none.
    opened = forms.CharField(
        widget=forms.HiddenInput(attrs={"data-opened": True}), required=False, max_length=100, strip=True
    )

    def __init__(self, *args, member=None, place="", **kwargs):
        super().__init__(*args, **kwargs)
        if place:
            # The browser's own copy, in this tab only, until the server has the words.
            for name in {"body", "title"} & self.fields.keys():
                self.fields[name].widget.attrs["data-keep"] = f"{place}-{name}"
        self.initial.setdefault("client_key", uuid.uuid4())
        if not self.initial.get("body"):
            self.initial.setdefault("opened", _OPENED.sign("form"))
        self.ask_for(member)

    def ask_for(self, member, scopes=()):
        super().ask_for(member, scopes)
        for field in self.fields.values():
            if field.required:
                field.widget.attrs["aria-required"] = "true"

    @property
    def private(self):
        """What the author wants done with private parts; they are asked unless they said it."""
        said = self.data.get("private", "")
        return Private(said) if said in (Private.LEAVE_OUT, Private.KEEP) else Private.ASK

    @property
    def words(self):
        """All that was typed, as it came, to look for somebody in danger even in words that cannot be posted."""
        return "\n\n".join(self.data.get(name, "")[: 2 * settings.POST_MAX_LENGTH] for name in ("body", "title"))

    def clean_client_key(self):
        return self.cleaned_data["client_key"] or uuid.uuid4()

    @property
    def seconds(self):
        """How long the sent form was open, or None where that cannot be told."""
        try:
            _OPENED.unsign(self.cleaned_data.get("opened", ""))
            at = signing.b62_decode(self.cleaned_data["opened"].split(":")[1])
        except (signing.BadSignature, IndexError, ValueError):
            return None
        return max(timezone.now().timestamp() - at, 0)


class NamedForm(ComposerForm):
    """What is new goes up under a name that its author chooses: their own, or one for this topic alone.

    `alias` is the Persona that `member` has in the topic, if any. Visitors have no choice.
    `own` stands for a `member` of whom nothing needs to be asked any more.
    """

    OWN, OWN_ANYWAY, ALIAS = "own", "own_anyway", "alias"
    ANONYMOUS = _("A name just for this topic")

    def __init__(self, *args, member=None, own=None, alias=None, post_as="", **kwargs):
        super().__init__(*args, member=member, **kwargs)
        self.own = member.home_persona if member is not None and member.is_authenticated else own
        self.alias = alias
        if self.own is None:
            return
        # A page that was drawn before there was an alias says "own": then we ask once more, for a slip would stay.
        own = self.OWN_ANYWAY if alias else self.OWN
        choices = [(own, self.own.name), (self.ALIAS, alias.name if alias else self.ANONYMOUS)]
        usual = self.ALIAS if alias else self.OWN
        self.fields["post_as"] = forms.ChoiceField(
            label=_("Post as"),
            choices=choices,
            required=False,
            initial=post_as if post_as in dict(choices) else usual,
            widget=forms.RadioSelect,
            error_messages={
                "invalid_choice": _(
                    "You have another name in this topic by now. Please choose once more who says this."
                )
            },
        )

    @property
    def has_label(self):
        """Whether the own name shows a label that an alias would hide."""
        return self.own is not None and self.own.role_now != Role.PEER

    @property
    def as_alias(self):
        """True, False, or None for what is usual in this place."""
        chosen = self.cleaned_data.get("post_as", "")
        return chosen == self.ALIAS if chosen else None


class ReplyForm(NamedForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].label = _("Your reply")


class TopicForm(NamedForm):
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
