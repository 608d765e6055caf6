"""Starts each run on SQLite from a copy of a migrated database: migrating Wagtail takes longer than most tests.

The copy holds the seeded page tree and is named by a hash of what makes it, so that a change makes a new one.
"""

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from community.home.services import seed_site

_ROOT = Path(__file__).resolve().parents[1]


def _template():
    seen = hashlib.sha256()
    for migration in sorted(_ROOT.glob("*/migrations/*.py")) + sorted(_ROOT.glob("*/*/migrations/*.py")):
        seen.update(migration.read_bytes())
    for seed in [*sorted((_ROOT / "community").glob("*/*seed*.py")), *sorted((_ROOT / "community/home").rglob("*.py"))]:
        seen.update(seed.read_bytes())
    seen.update((_ROOT / "requirements-dev.txt").read_bytes())
    return settings.TEST_FOLDER / f"migrated-{seen.hexdigest()[:16]}.sqlite3"


def _is_sqlite():
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    return _is_sqlite() or request.config.getvalue("reuse_db")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    if _is_sqlite():
        name = settings.DATABASES["default"]["TEST"]["NAME"]
        if _template().exists():
            shutil.copy(_template(), name)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        # Building the page tree costs half a second; each test that needs it finds it there.
        seed_site("Hearth")
    if not _is_sqlite():
        yield
        return
    name = settings.DATABASES["default"]["NAME"]
    if not _template().exists():
        with django_db_blocker.unblock():
            half = _template().with_suffix(f".{Path(name).stem}")
            target = sqlite3.connect(half)
            connection.ensure_connection()
            connection.connection.backup(target)
            target.close()
            half.rename(_template())
    yield
    with django_db_blocker.unblock():
        connection.close()
    for ending in ("", "-wal", "-shm"):
        Path(f"{name}{ending}").unlink(missing_ok=True)
