"""A real uvicorn server in a process of its own, which can be killed."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Server:
    """`start`, `kill` (as by the power cut), `stop`; `environment` is added to this process's own."""

    def __init__(self, environment, port=None, log=None):
        self.port = port or free_port()
        self.environment = {**os.environ, **environment}
        self.log = log
        self.process = None

    @property
    def http(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def ws(self):
        return f"ws://127.0.0.1:{self.port}"

    def start(self, wait=True):
        out = open(self.log, "ab") if self.log else subprocess.DEVNULL  # noqa: SIM115
        self.process = subprocess.Popen(
            [
                sys.executable, "-m", "uvicorn", "community.asgi:application", "--host", "127.0.0.1",
                "--port", str(self.port), "--ws", "websockets-sansio", "--ws-max-size", "32768",
                "--ws-per-message-deflate", "false", "--log-level", "warning",
            ],
            cwd=ROOT, env=self.environment, stdout=out, stderr=out,
        )  # fmt: skip
        if wait:
            self.wait()
        return self

    def wait(self, seconds=40):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.http}/healthz", timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                if self.process.poll() is not None:
                    raise RuntimeError(f"The server ended with {self.process.returncode}.") from None
                time.sleep(0.1)
        raise RuntimeError("The server did not answer.")

    def kill(self):
        """kill -9: nothing is flushed, nothing is said."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.kill()
