import os
import subprocess
import sys

from .server import ROOT


def test_a_server_with_wrong_settings_says_so_in_one_line():
    done = subprocess.run(
        [sys.executable, "-m", "uvicorn", "community.asgi:application", "--port", "1"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "community.settings.dev", "DATABASE_URL": "mysql://x/y"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 1
    assert "DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
