"""The collected attacks of others, read from beside the checkout; they are never copied into it."""

import json
import os
from pathlib import Path

import pytest

from community.lib.markup import chat_to_html, to_html

from .alive import alive

_SHARED = Path(os.environ.get("HEARTH_SHARED") or Path(__file__).resolve().parents[3] / "shared")
_FILES = sorted((_SHARED / "data" / "sanitiser").glob("*.jsonl"))


@pytest.mark.skipif(not _FILES, reason="the collected attacks are not here: set HEARTH_SHARED to their folder")
@pytest.mark.parametrize("path", _FILES or [Path("none")], ids=lambda path: path.stem)
def test_no_known_attack_comes_alive(path):
    seen = 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        for text in _texts(json.loads(line)):
            seen += 1
            assert alive(to_html(text)) == [], text[:200]
            assert alive(chat_to_html(text)) == [], text[:200]
    assert seen > 50


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
