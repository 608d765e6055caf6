import gzip
import re
from pathlib import Path

from django.conf import settings

import community

STATIC = Path(community.__file__).parent / "static" / "community"
STYLES = settings.BASE_DIR / "templates" / "pieces" / "_styles.html"


def _packed(*names):
    """Bytes on the wire: each file is packed by itself."""
    return sum(len(gzip.compress((STATIC / name).read_bytes())) for name in names)


def _sheets_of_every_page():
    return re.findall(r"community/(css/[a-z]+\.css)", STYLES.read_text())


def test_the_styles_of_a_page_stay_under_11_kb():
    assert "css/tokens.css" in _sheets_of_every_page()
    assert _packed(*_sheets_of_every_page()) < 11_000


def test_the_scripts_of_a_page_stay_under_2_kb():
    assert _packed("js/exit.js", "js/page.js") < 2_000


def test_no_sheet_outgrows_what_one_can_read():
    for path in STATIC.glob("css/*.css"):
        assert len(path.read_text().splitlines()) < 400, path.name


def test_nothing_in_the_styles_is_fetched_from_elsewhere():
    for path in STATIC.glob("css/*.css"):
        text = path.read_text()
        assert "http" not in text and "@import" not in text, path.name
