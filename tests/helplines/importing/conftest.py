import io

import pytest
from django.core.management import call_command

HEAD = "country,name,category,method,dial_as_described,languages,hours,website,verified_at,source"
GOOD = {
    "country": "GB", "name": "Lantern Line", "category": "general_crisis", "method": "phone",
    "dial_as_described": "0808 157 0901", "languages": "en cy", "hours": "24/7", "website": "https://lantern.example/",
    "verified_at": "2026-05-04", "source": "an invented list",
}  # fmt: skip


def written(**fields):
    """A line of the file, good but for `fields`."""
    return ",".join('"' + value.replace('"', '""') + '"' for value in {**GOOD, **fields}.values())


@pytest.fixture
def put_in(tmp_path, db):
    """Import lines (text, or dicts of what differs from a good one): (what it said, what it refused, exit status)."""

    def run(*lines, head=HEAD, encoding="utf-8", dry_run=False):
        path = tmp_path / "list.csv"
        text = "\n".join([head, *(line if isinstance(line, str) else written(**line) for line in lines)]) + "\n"
        path.write_bytes(text.encode(encoding))
        return import_file(path, dry_run)

    return run


def import_file(path, dry_run=False):
    said, refused, status = io.StringIO(), io.StringIO(), 0
    try:
        call_command("import_helplines", str(path), dry_run=dry_run, stdout=said, stderr=refused)
    except SystemExit as ended:
        status = ended.code
    return said.getvalue(), refused.getvalue(), status
