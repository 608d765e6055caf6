"""What a person types becomes safe HTML: words stay, links are marked, nothing is ever alive."""

import pytest

from community.lib.markup import REL, chat_to_html, to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Two *soft* and **strong** words", "<p>Two <em>soft</em> and <strong>strong</strong> words</p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("> said before", "<blockquote>\n<p>said before</p>\n</blockquote>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("~~gone~~", "<p><s>gone</s></p>"),
        ("# 3 today", "<p># 3 today</p>"),
        ("    indented", "<p>indented</p>"),
        ("<b>typed</b> & kept", "<p>&lt;b&gt;typed&lt;/b&gt; &amp; kept</p>"),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>"),
    ],
)
def test_plain_marks_are_drawn_and_raw_html_is_shown_as_typed(text, html):
    assert to_html(text).strip() == html


def test_every_link_is_marked():
    for text in ("[a](https://example.org/x)", "https://example.org/x", "[a](/resources/)"):
        assert f'rel="{REL}"' in to_html(text), text


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see example.org/help?a=1 now", "http://example.org/help?a=1"),
        ("(https://example.org/a)", "https://example.org/a"),
        ("Go to https://example.org.", "https://example.org"),
        ("https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("http://münchen.example.org/ü", "http://münchen.example.org/ü"),
    ],
)
def test_a_plain_address_becomes_a_link(text, address):
    assert f'href="{address}"' in to_html(text)


@pytest.mark.parametrize("text", ["me@example.org", "1.5.2", "e.g. this", "end.Then", "...", "a.b.c", "file.py.txt2"])
def test_what_is_no_address_stays_words(text):
    assert "<a" not in to_html(text)


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "blob:x",
        "file:///etc/passwd",
        "mailto:me@example.org",
        "tel:999",
        "?next=x",
        "#top",
        "relative",
        "https:evil.example",
        "http:///evil.example",
    ],
)
def test_an_address_that_leads_elsewhere_is_no_link(address):
    for text in (f"[press]({address})", f"[press](<{address}>)", f"<{address}>"):
        assert "href" not in to_html(text), text


@pytest.mark.parametrize(
    "attribute",
    ["onclick=alert(1)", 'class="x"', 'id="x"', 'style="color:red"', 'data-x="1"', 'hx-get="/admin/"', 'name="x"'],
)
def test_no_attribute_but_the_address_survives(attribute):
    for text in (f"<p {attribute}>x</p>", f'<a href="https://example.org" {attribute}>x</a>', f'[x](/a "{attribute}")'):
        html = to_html(text)
        assert "<p " not in html
        for tag in html.split("<a ")[1:]:
            names = {piece.split("=")[0] for piece in tag.split(">")[0].split('" ') if piece}
            assert names <= {"href", "rel"}, html


def test_no_picture_and_no_frame_is_drawn():
    for text in ("![x](https://example.org/a.png)", "<img src=x onerror=alert(1)>", "<iframe src=//x></iframe>"):
        html = to_html(text)
        assert "<img" not in html and "<iframe" not in html


def test_marks_that_no_text_should_hold_do_no_harm():
    assert "\x00" not in to_html("a\x00b") and "\ufffd" in to_html("a\x00b")
    assert "\x00" not in chat_to_html("a\x00b")
    for text in (
        "",
        " ",
        "\n" * 50,
        "\ud83d\ude42".encode("utf-16", "surrogatepass").decode("utf-16"),
        "\u202e",
        "\ufeff",
    ):
        assert isinstance(to_html(text), str) and isinstance(chat_to_html(text), str)


def test_a_chat_line_is_words_links_and_line_breaks_only():
    assert chat_to_html("*a* <b>\nhttps://example.org/a.") == (
        f'*a* &lt;b&gt;<br><a href="https://example.org/a" rel="{REL}">https://example.org/a</a>.'
    )


@pytest.mark.parametrize("text", ["javascript:alert(1)", "//evil.example", "data:text/html,x", 'https://"onclick=x'])
def test_a_chat_line_links_http_alone(text):
    html = chat_to_html(text)
    assert 'href="javascript' not in html and 'href="//' not in html and 'href="data' not in html
    assert "onclick=" not in html.split("</a>")[0] or '"' not in html.split("onclick")[0].rpartition(">")[2]
