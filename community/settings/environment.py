"""Reads settings from the environment; every error names the variable and says what to do."""

from pathlib import Path

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
        config = environ.Env.db_url_config(url)
    except (ValueError, ImproperlyConfigured) as wrong:
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {wrong}") from None
    engine = config.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3":
        name = config["NAME"]
        if name != ":memory:":
            path = Path(name).expanduser().absolute()
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as wrong:
                raise ImproperlyConfigured(
                    f"DATABASE_URL: the folder {path.parent} cannot be made ({wrong.strerror})."
                ) from None
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
    folder = Path(env.str("DATA_DIR", default=str(default_dir)))
    folder.mkdir(parents=True, exist_ok=True)
    return folder, "hearth"


def redis_url():
    url = env.str("REDIS_URL", default="")
    if url and not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL must begin with redis://, rediss:// or unix://.")
    return url
