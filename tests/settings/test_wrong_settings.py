"""A setting that is wrong or missing stops the site with one line that names it.

Each case starts a Python of its own, so the cases are few.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

_ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "seventeen-and-three-quiet-words-make-a-long-enough-key",
    "FIELD_KEYS": Fernet.generate_key().decode(),
    "ALLOWED_HOSTS": "support.example.org",
    "BASE_URL": "https://support.example.org",
}


def check(folder, settings, **changed):
    variables = {"DATABASE_URL": f"sqlite:///{folder}/site.sqlite3", **GOOD, **changed}
    # Empty counts as missing, and unlike an absent variable it is not filled from a .env file.
    return _run(settings, {name: value or "" for name, value in variables.items()})


def _run(settings, variables):
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": f"community.settings.{settings}", **variables}
    return subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=_ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


def test_with_right_settings_production_starts(tmp_path):
    answer = check(tmp_path, "production")
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("FIELD_KEYS", None),
        ("FIELD_KEYS", "short"),
        ("FIELD_KEYS", "ZGV2ZWxvcG1lbnQtb25seS1rZXktMzItYnl0ZXMhISE="),
        ("ALLOWED_HOSTS", None),
        ("BASE_URL", None),
        ("BASE_URL", "http://support.example.org"),
        ("DATABASE_URL", "rubbish"),
        ("DATABASE_URL", "sqlite:///"),
        ("REDIS_URL", "rubbish"),
        ("REDIS_URL", "redis://host:port/0"),
        ("EMAIL_PORT", "abc"),
        ("STAFF_SECOND_FACTOR", "maybe"),
        ("STAFF_SECOND_FACTOR", "false"),
        ("TIME_ZONE", "Mars/Base"),
    ],
)
def test_a_wrong_one_is_named_in_one_line(tmp_path, name, value):
    _says_one_line_about(name, check(tmp_path, "production", **{name: value}))


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    answer = check(tmp_path, "production", DATABASE_URL=f"sqlite:///{tmp_path}/file/site.sqlite3")
    _says_one_line_about("DATABASE_URL", answer)
    assert "cannot be made" in answer.stderr


def test_a_secret_is_not_repeated_in_the_message(tmp_path):
    answer = check(tmp_path, "production", SECRET_KEY="my-own-secret", DATABASE_URL="mysql://me:hunter2@host/x")
    assert answer.returncode != 0
    assert "my-own-secret" not in answer.stderr and "hunter2" not in answer.stderr


@pytest.mark.parametrize("settings", ["dev", "test"])
def test_the_others_start_with_nothing_set(settings):
    answer = _run(settings, {})
    assert answer.returncode == 0, answer.stderr


def _says_one_line_about(name, answer):
    assert answer.returncode != 0
    assert "Traceback" not in answer.stderr
    lines = answer.stderr.strip().splitlines()
    assert len(lines) == 1 and name in lines[0], answer.stderr
