"""The command itself, from an empty folder to the first page and back to silence."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import psutil
import pytest
from django.conf import settings

PATIENCE = 120


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def running(tmp_path, port):
    output = tmp_path / "output.txt"
    environment = {key: value for key, value in os.environ.items() if key != "REDIS_URL"}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "community.settings.dev",
        "DATABASE_URL": f"sqlite:///{tmp_path}/site/walk.sqlite3",
    }
    with output.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(port)],
            cwd=settings.BASE_DIR, env=environment, stdout=file, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        process.said = output.read_text
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def wait_for(what, process):
    until = time.monotonic() + PATIENCE
    while not what():
        assert process.poll() is None, process.said()
        assert time.monotonic() < until, process.said()
        time.sleep(0.2)


def test_the_demo_runs_and_ends_with_its_children(running, port, tmp_path):
    wait_for(lambda: "sign up as yourself" in running.said(), running)
    assert f"http://localhost:{port}" in running.said()
    assert "demo-moderator" in running.said()

    with urllib.request.urlopen(f"http://localhost:{port}/", timeout=20) as answer:
        assert "who have been there" in answer.read().decode()
    assert {path.name for path in (tmp_path / "site").iterdir()} >= {"walk.sqlite3", "walk-jobs.sqlite3", "walk-media"}

    children = psutil.Process(running.pid).children(recursive=True)
    assert len(children) >= 2
    assert {os.getpgid(child.pid) for child in children} == {running.pid}

    running.terminate()
    assert running.wait(timeout=30) == 0, running.said()
    assert not psutil.wait_procs(children, timeout=5)[1]
    assert "Traceback" not in running.said()
