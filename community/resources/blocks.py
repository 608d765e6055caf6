"""What resource and standard pages are made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from community.helplines.models import Helpline

WORDS = ["bold", "italic", "link", "ol", "ul"]


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Step"), max_length=120)
    text = blocks.RichTextBlock(label=_("Words"), features=WORDS, required=False)


class StepsBlock(blocks.StructBlock):
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=1)

    class Meta:
        icon = "list-ol"
        label = _("Numbered steps")
        template = "resources/blocks/_steps.html"


class HelplinesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(
        label=_("Heading"), max_length=80, required=False, help_text=_("Left empty, it is “If you need help now”.")
    )
    need = blocks.ChoiceBlock(
        label=_("For whom"),
        choices=Helpline.Need.choices,
        required=False,
        help_text=_("Lines for them follow the emergency number. Left empty, it is lines for any worry."),
    )
    limit = blocks.IntegerBlock(
        label=_("How many at most"),
        default=3,
        min_value=1,
        max_value=10,
        help_text=_("Each reader sees those of their own country."),
    )

    class Meta:
        icon = "mobile-alt"
        label = _("Helplines")
        template = "resources/blocks/_helplines.html"


class NoticeBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        label=_("Tone"), choices=[("neutral", _("Neutral")), ("kind", _("Kind"))], default="neutral"
    )
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.RichTextBlock(label=_("Words"), features=WORDS, required=False)

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        template = "resources/blocks/_notice.html"


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("Words"), rows=3)
    who = blocks.CharBlock(label=_("Who said it"), max_length=120, help_text=_("A pseudonym, never a real name."))
    permission = blocks.CharBlock(label=_("Permission"), max_length=120, default=_("Shared with their permission."))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "resources/blocks/_quote.html"


class PictureBlock(blocks.StructBlock):
    """A picture that carries meaning; one that only decorates has no place on a page read in distress."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What it shows, in words"),
        max_length=250,
        help_text=_("For people who cannot see it. This is needed."),
    )
    caption = blocks.CharBlock(label=_("Caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "resources/blocks/_picture.html"


class SourceBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Source"), max_length=300, help_text=_("Who, what and when."))
    link = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "link"
        label = _("Source")


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    heading = blocks.CharBlock(
        label=_("Heading"), icon="title", max_length=120, template="resources/blocks/_heading.html"
    )
    text = blocks.RichTextBlock(
        label=_("Words"), icon="pilcrow", features=["h3", *WORDS], template="resources/blocks/_text.html"
    )
    steps = StepsBlock()
    notice = NoticeBlock()
    helplines = HelplinesBlock()
    quote = QuoteBlock()
    picture = PictureBlock()


# Blocks that open a part of their own; the rest belongs to what stands before it.
_OPENING = {"heading", "helplines", "quote"}


def in_parts(body):
    """The blocks of a body in runs (lists) that are drawn with space between them."""
    parts = []
    for block in body:
        if not parts or block.block_type in _OPENING or parts[-1][0].block_type in {"helplines", "quote"}:
            parts.append([])
        parts[-1].append(block)
    return parts
