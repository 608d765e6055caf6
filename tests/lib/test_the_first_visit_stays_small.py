import gzip
from pathlib import Path

import community

STATIC = Path(community.__file__).parent / "static" / "community"


def _packed(*names):
    return len(gzip.compress(b"".join((STATIC / name).read_bytes() for name in names)))


def test_the_styles_of_a_page_stay_under_9_kb():
    assert _packed("css/tokens.css", "css/base.css", "css/layout.css", "css/components.css") < 9_000


def test_the_scripts_of_a_page_stay_under_2_kb():
    assert _packed("js/exit.js", "js/page.js") < 2_000


def test_nothing_in_the_styles_is_fetched_from_elsewhere():
    for path in STATIC.glob("css/*.css"):
        text = path.read_text()
        assert "http" not in text and "@import" not in text, path.name
