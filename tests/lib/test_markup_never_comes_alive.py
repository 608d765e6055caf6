"""Whatever is typed: it is drawn without an error, and nothing in it can act."""

from hypothesis import given, settings
from hypothesis import strategies as st

from community.lib.markup import chat_to_html, to_html

from .alive import alive

_BITS = st.sampled_from(
    [
        "<",
        ">",
        '"',
        "'",
        "`",
        "/",
        "\\",
        "=",
        "(",
        ")",
        "[",
        "]",
        "!",
        "*",
        "_",
        "~",
        "#",
        "-",
        "+",
        ">",
        "&",
        ";",
        ":",
        "@",
        "\n",
        "\t",
        "\x00",
        "\x0c",
        "\u2028",
        "\u202e",
    ]
    + ["<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg/onload=x>", "javascript:", "data:text/html,"]
    + [
        "[a](",
        "](",
        "<a href=",
        " hx-get=",
        " onclick=",
        "style=",
        "http://",
        "https://a.example/",
        "//",
        "/\\",
        "&#106;",
    ]
    + [
        "&colon;",
        "&lt;",
        "<!--",
        "-->",
        "<![CDATA[",
        "<math>",
        "<style>",
        "example.com",
        "```",
        "    ",
        "> ",
        "- ",
        "1. ",
    ]
)
_TEXTS = st.lists(st.one_of(_BITS, st.text(max_size=8)), max_size=30).map("".join)


def test_the_reader_knows_what_is_alive():
    assert alive("<p onclick=x>") and alive("<script>") and alive('<a href="java\tscript:x">') and alive("<!--x-->")
    assert alive('<a href="//x">') and not alive('<p><a href="https://x" rel="y">x</a></p>')


@settings(max_examples=400, deadline=None)
@given(_TEXTS)
def test_no_post_comes_alive(text):
    assert alive(to_html(text)) == []


@settings(max_examples=400, deadline=None)
@given(_TEXTS)
def test_no_chat_line_comes_alive(text):
    assert alive(chat_to_html(text)) == []
