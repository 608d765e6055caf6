"""A migrated and seeded database of which each test process takes a copy: migrating takes longer than most tests.

It is named by a hash of what makes it, so that a change makes a new one. It is made in a process of its own, by
whoever comes first; the others wait.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]


def is_sqlite():
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


def make_sure_of_it():
    """Make the template unless it is there. Returns the path of its file on SQLite, its database on PostgreSQL."""
    digest = _what_makes_it()
    template, half = _named(digest), _named(f"{digest}_half")
    with open(settings.TEST_FOLDER / f"migrated-{digest}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _exists(template):
            _forget(half)
            _make(half)
            _rename(half, template)
    return template


def _what_makes_it():
    seen = hashlib.sha256()
    for path in [
        *sorted(ROOT.glob("*/migrations/*.py")),
        *sorted(ROOT.glob("*/*/migrations/*.py")),
        *sorted(ROOT.glob("*/*seed*.py")),
        *sorted(ROOT.glob("community/*/*seed*.py")),
        *sorted(ROOT.glob("community/home/**/*.py")),
        ROOT / "requirements-dev.txt",
        Path(__file__),
    ]:
        seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def _named(word):
    return str(settings.TEST_FOLDER / f"migrated-{word}.sqlite3") if is_sqlite() else f"hearth_migrated_{word}"


def _make(half):
    if not is_sqlite():
        _on_the_cluster(f'CREATE DATABASE "{half}"')
    environment = {**os.environ, "DATABASE_URL": _url_of(half), "DJANGO_SETTINGS_MODULE": "community.settings.test"}
    subprocess.run([sys.executable, "-m", "tests.template_database"], cwd=ROOT, env=environment, check=True)


def _url_of(database):
    if is_sqlite():
        return f"sqlite:///{database}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}").geturl()


def _exists(database):
    if is_sqlite():
        return Path(database).exists()
    return bool(_on_the_cluster("SELECT 1 FROM pg_database WHERE datname = %s", [database]))


def _forget(database):
    if not is_sqlite():
        _on_the_cluster(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)')
        return
    for ending in ("", "-wal", "-shm"):
        Path(f"{database}{ending}").unlink(missing_ok=True)


def _rename(half, whole):
    if is_sqlite():
        Path(half).rename(whole)
    else:
        _on_the_cluster(f'ALTER DATABASE "{half}" RENAME TO "{whole}"')


def _on_the_cluster(statement, given=None):
    """Run one statement beside the test databases; returns its rows. The driver is asked for where it is used."""
    import psycopg

    url = urlsplit(os.environ["DATABASE_URL"])._replace(path="/postgres").geturl()
    with closing(psycopg.connect(url, autocommit=True)) as connection:
        answer = connection.execute(statement, given)
        return answer.fetchall() if answer.description else []


def _fill():
    """Migrate and seed the default database, in the process that was started for it."""
    import gc

    import django
    from django.core.management import call_command
    from django.db import connection

    # Migrating makes thousands of models that all know each other; looking for rubbish among them takes a quarter more.
    gc.disable()
    django.setup()
    from community.home.services import seed_site

    call_command("migrate", verbosity=0)
    seed_site("Hearth")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


if __name__ == "__main__":
    _fill()
