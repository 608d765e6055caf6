"""Text to safe HTML: the one place where a person's words become markup.

markdown-it-py draws it (raw HTML off), bleach keeps an allow-list and marks links, and nh3 has the
last word, because bleach no longer gets security fixes. The only user of bleach and nh3.
"""

import re
from functools import partial
from html import escape

import bleach
import nh3
from bleach.linkifier import TLDS, LinkifyFilter
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "s", "blockquote", "ul", "ol", "li", "a", "code", "pre", "hr"}
LINK_ATTRIBUTES = {"href", "rel"}
REL = "nofollow noopener noreferrer ugc"
_OUTSIDE = re.compile(r"https?://[^\s/?#]+\S*\Z", re.IGNORECASE)
_INSIDE = re.compile(r"/(?:[A-Za-z0-9][A-Za-z0-9\-._~/%?=&#+:@]*)?\Z")

# Headings, images, tables and indented code are left as typed: people indent, and begin lines with #.
_markdown = (
    MarkdownIt("commonmark", {"html": False, "breaks": True, "linkify": False})
    .disable(["heading", "lheading", "image", "code", "reference", "html_block", "html_inline"])
    .enable(["strikethrough"])
)


def _address_allowed(href):
    # `//host`, `/\host` and `/<tab>/host` all leave the site while looking as if they stayed.
    return bool(_OUTSIDE.match(href) or _INSIDE.match(href))


def _mark_link(attributes, new=False):
    href = (attributes.get((None, "href")) or "").strip()
    if not _address_allowed(href):
        return None
    attributes[(None, "href")] = href
    attributes[(None, "rel")] = REL
    attributes.pop((None, "title"), None)
    return attributes


# Every part is bounded: bleach's own pattern takes seconds for a post that is one long row of brackets.
_PLAIN_LINK = re.compile(
    r"(?<![\w@./:-])(?:https?://)?(?:[\w-]{1,63}\.){1,8}(?:" + "|".join(TLDS) + r")(?::\d{1,5})?(?!\.?[\w-])"
    r"(?:[/?#][^\s{}|\\^`<>\"]*)?",
    re.IGNORECASE,
)

_cleaner = bleach.Cleaner(
    tags=TAGS,
    attributes={"a": ["href", "rel"]},
    protocols={"http", "https"},
    strip=True,
    filters=[partial(LinkifyFilter, callbacks=[_mark_link], url_re=_PLAIN_LINK, skip_tags={"pre", "code"})],
)


def _last_word(tag, name, value):
    if name == "href" and not _address_allowed(value):
        return None
    return value


def to_html(text: str) -> str:
    """Return safe HTML for Markdown `text`; links keep http(s) or an address inside the site.

    Never raises on odd input: NUL becomes U+FFFD and unknown markup is shown as typed.
    """
    drawn = _markdown.render(text.replace("\x00", "\ufffd"))
    return nh3.clean(
        _cleaner.clean(drawn),
        tags=TAGS,
        attributes={"a": LINK_ATTRIBUTES - {"rel"}},
        attribute_filter=_last_word,
        url_schemes={"http", "https"},
        link_rel=REL,
    )


_CHAT_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]", re.IGNORECASE)


def chat_to_html(text: str) -> str:
    """Return `text` escaped, its http(s) links marked and its line breaks kept; no Markdown (live-chat.md)."""
    pieces, end = [], 0
    for found in _CHAT_LINK.finditer(text):
        address = escape(found.group())
        pieces.append(escape(text[end : found.start()]))
        pieces.append(f'<a href="{address}" rel="{REL}">{address}</a>')
        end = found.end()
    pieces.append(escape(text[end:]))
    return "".join(pieces).replace("\x00", "\ufffd").replace("\n", "<br>")


def says_something(text):
    """Whether `text` holds anything to read: spaces, and marks that draw nothing, are not yet words."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)
