"""For the test suite: SQLite in a file of its own, or DATABASE_URL."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES
from . import environment as read

DEBUG = False
DEVELOPMENT = True
TESTING = True
SECRET_KEY = "test-only-key"
FIELD_KEYS = ["dGVzdC1vbmx5LWtleS10aGlydHktdHdvLWJ5dGVzISE="]
ALLOWED_HOSTS = ["*"]
STAFF_SECOND_FACTOR = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
HUEY = {"name": "hearth-test", "immediate": True, "huey_class": "huey.MemoryHuey"}
if read.redis_url():
    # Clearing the cache empties its whole Redis database, so each test process has one of its own.
    base, _, number = read.redis_url().rpartition("/")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    if number.isdigit() and worker.isdigit():
        CACHES["default"]["LOCATION"] = f"{base}/{(int(number) + int(worker)) % 16}"
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ACCOUNT_RATE_LIMITS = False

# A file, because the browser journeys serve from another thread; the folder is shared by all runs of one user.
TEST_FOLDER = Path(tempfile.gettempdir()) / f"hearth-tests-{os.getuid()}"
TEST_FOLDER.mkdir(mode=0o700, exist_ok=True)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(TEST_FOLDER / f"run-{os.getpid()}.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = DATABASES["default"]["OPTIONS"]["init_command"].replace(
        "synchronous=FULL", "synchronous=OFF"
    )
else:
    # Nobody needs these rows after a power cut.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
