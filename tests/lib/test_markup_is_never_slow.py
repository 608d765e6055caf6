"""A post made to be slow takes no more than its length should: every part is bounded.

The limit is CPU seconds and far above what is needed; what it is to catch took six and more.
"""

import time

import pytest

from community.lib.markup import chat_to_html, to_html

LENGTH = 20_000
NASTY = (
    ">", "> ", "[", "![", "[](", "[a](", "[[]", "](", "*", "*a ", "**a", "*_", "**_a_** ", "_a ", "`", "```\n", "~~", "~~a",
    "<", "<a ", "<!--", "&", "&#", "\\", "(", ")", "- ", "- > a\n", "1. ", "\n", " ", "\t", "a-", "a.", "a@", "a:", "-.",
    "http:", "http://", "http://a.b ", "http://a:b@", "www.a.com", "a.com/", "x", "\x00", "()", ".", "\u00a0", "[a]: b\n",
)  # fmt: skip


@pytest.mark.parametrize("bit", NASTY, ids=repr)
def test_a_row_of_one_thing_is_drawn_in_bounded_time(bit):
    text = (bit * LENGTH)[:LENGTH]
    began = time.process_time()
    to_html(text)
    chat_to_html(text)
    assert time.process_time() - began < 4


@pytest.mark.parametrize("start", ["http://a.com/", "(", "> " * 50, "- " * 50, "**" * 50, "[" * 50])
@pytest.mark.parametrize("bit", ["(", ")", "()", ",", ".)", "a", "&amp;"])
def test_an_address_with_a_long_tail_is_drawn_in_bounded_time(start, bit):
    text = (start + bit * LENGTH)[:LENGTH]
    began = time.process_time()
    to_html(text)
    chat_to_html(text)
    assert time.process_time() - began < 4
