import subprocess
import sys

import pytest

from community.demo.serving import Children, Stopped


def child(code):
    return subprocess.Popen([sys.executable, "-c", code])


def test_a_child_that_ends_by_itself_is_named():
    children = Children("127.0.0.1", 8000)
    children.running = {"worker": child("raise SystemExit(3)")}
    children.running["worker"].wait()
    with pytest.raises(Stopped, match=r"worker stopped by itself \(status 3\)"):
        children.look()


def test_a_child_that_hears_nothing_is_ended_all_the_same(monkeypatch):
    monkeypatch.setattr("community.demo.serving.GRACE", 1)
    children = Children("127.0.0.1", 8000)
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    running = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    assert running.stdout.readline() == b"deaf\n"
    children.running = {"web server": running}
    children.stop()
    assert running.poll() is not None
