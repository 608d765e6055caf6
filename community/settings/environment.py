"""Reads settings from the environment; every error names the variable and says what to do."""

import base64
import binascii
import re
import warnings
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()


def text(name, default=""):
    return env.str(name, default=default)


def required(name, why):
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name} is not set. {why}")
    return value


def number(name, default):
    value = env.str(name, default=str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.") from None


def switch(name, default):
    value = env.str(name, default=str(default)).strip().lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off", ""):
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}.")


def words(name, default=()):
    value = env.str(name, default="")
    return [word.strip() for word in value.split(",") if word.strip()] or list(default)


def required_words(name, why):
    found = words(name)
    if not found:
        raise ImproperlyConfigured(f"{name} is not set. {why}")
    return found


def required_keys(name, why):
    """Keys of 32 bytes in base64, with commas between; the first encrypts, all decrypt."""
    keys = required_words(name, why)
    for key in keys:
        try:
            raw = base64.b64decode(key.replace("-", "+").replace("_", "/"), validate=True)
        except (binascii.Error, ValueError):
            raw = b""
        if len(raw) != 32:
            raise ImproperlyConfigured(f"{name}: each key must be 32 bytes in base64. {why}")
    return keys


def time_zone(name, default):
    value = text(name, default)
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise ImproperlyConfigured(f"{name} must be a zone such as Europe/London, not {value!r}.") from None
    return value


def language(name, default):
    value = text(name, default)
    if not re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", value):
        raise ImproperlyConfigured(f"{name} must be a language code such as en-gb, not {value!r}.")
    return value


def _folder(path, name):
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise ImproperlyConfigured(f"{name}: the folder {path} cannot be made ({wrong.strerror}).") from None
    return path


SQLITE_OPTIONS = {
    # Ten writers at once: IMMEDIATE waits for its turn instead of failing half way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA foreign_keys=ON;"
        "PRAGMA temp_store=MEMORY;"
    ),
}


def database(default_path):
    """The default database from DATABASE_URL, or SQLite at `default_path`.

    Returns the settings and the folder in which jobs and media lie beside it.
    """
    url = env.str("DATABASE_URL", default=f"sqlite:///{default_path}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            config = environ.Env.db_url_config(url)
    except (ValueError, ImproperlyConfigured) as wrong:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {wrong}") from None
    engine = config.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3":
        name = config["NAME"]
        if name != ":memory:":
            path = Path(name).expanduser().absolute()
            if path.is_dir():
                raise ImproperlyConfigured(f"DATABASE_URL must name a file, but {path} is a folder.")
            _folder(path.parent, "DATABASE_URL")
            config["NAME"] = str(path)
        config["OPTIONS"] = dict(SQLITE_OPTIONS)
    elif engine == "django.db.backends.postgresql":
        config["CONN_MAX_AGE"] = number("DATABASE_CONN_MAX_AGE", 60)
        config["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://.")
    return config


def beside(config, default_dir):
    """The folder and file stem beside which job file and media of this database lie."""
    if config["ENGINE"].endswith("sqlite3") and config["NAME"] != ":memory:":
        path = Path(config["NAME"])
        return path.parent, path.stem
    return _folder(Path(env.str("DATA_DIR", default=str(default_dir))), "DATA_DIR"), "hearth"


def redis_url():
    url = env.str("REDIS_URL", default="")
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL must begin with redis://, rediss:// or unix://.")
    try:
        urlsplit(url).port  # noqa: B018  (reading it is the check)
    except ValueError:
        raise ImproperlyConfigured("REDIS_URL: its port must be a number.") from None
    return url
