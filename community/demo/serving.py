"""Starts web and worker as children of this process, in its own process group, and stops them with it."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

from django.conf import settings

PATIENCE = 60
GRACE = 10
ANYWHERE = ("", "0.0.0.0", "::")  # noqa: S104  (compared with, never bound to)


class Stopped(Exception):
    """A child ended by itself, or did not answer; says which."""


def why_not_bind(host, port):
    """Why nothing can listen on `host` and `port`, in words, or None. Looks at localhost's other family too."""
    places = [(socket.AF_INET6 if ":" in host else socket.AF_INET, host)]
    if host == "127.0.0.1":
        # Browsers try ::1 first for localhost and would meet somebody else's site.
        places.append((socket.AF_INET6, "::1"))
    for family, address in places:
        try:
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((address, port))
        except OSError as wrong:
            if wrong.errno == errno.EADDRINUSE:
                return "another program has it"
            if address == "::1" or family == socket.AF_INET6 and host != address:
                continue
            return (wrong.strerror or str(wrong)).lower()
    return None


@contextmanager
def interrupts_ignored():
    """Children begun in here ignore Ctrl-C until they listen to it themselves, and so end without a traceback."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:
        # Not the main thread, so no Ctrl-C comes this way.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Children:
    """The web server and the worker."""

    def __init__(self, host, port):
        self.host, self.port = host, port
        self.running = {}

    @property
    def address(self):
        name = "localhost" if self.host in ("127.0.0.1", "localhost", "::1", *ANYWHERE) else self.host
        return f"http://{name}:{self.port}"

    def start(self):
        environment = os.environ | {
            "BASE_URL": os.environ.get("BASE_URL") or self.address,
            # Static files come straight from the apps here, so the folder that is missing is not missed.
            "PYTHONWARNINGS": os.environ.get("PYTHONWARNINGS") or "ignore:No directory at",
        }
        web = [
            "-m", "uvicorn", "community.asgi:application", "--ws", "websockets-sansio", "--ws-max-size", "32768",
            "--ws-per-message-deflate", "false", "--host", self.host,
            "--port", str(self.port), "--log-level", "warning", "--timeout-graceful-shutdown", "3",
        ]  # fmt: skip
        worker = ["manage.py", "run_huey", "--quiet", "--disable-health-check", "--graceful-signal", "TERM"]
        with interrupts_ignored():
            self._spawn({"web server": web, "worker": worker}, environment)

    def _spawn(self, commands, environment):
        for name, words in commands.items():
            # Without a session of their own, so that whoever ends this process's group ends them too.
            self.running[name] = subprocess.Popen(  # noqa: S603
                [sys.executable, *words], cwd=settings.BASE_DIR, env=environment, stdin=subprocess.DEVNULL
            )

    def wait_until_ready(self):
        """Wait for the site's own sign of health; raises Stopped."""
        host = "127.0.0.1" if self.host in ANYWHERE else self.host
        url = f"http://{f'[{host}]' if ':' in host else host}:{self.port}/healthz"
        deadline = time.monotonic() + PATIENCE
        request = urllib.request.Request(url, headers={"Host": f"localhost:{self.port}"})  # noqa: S310
        straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        while time.monotonic() < deadline:
            self.look()
            try:
                with straight.open(request, timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, OSError):
                pass
            time.sleep(0.2)
        raise Stopped(f"The web server did not answer at {url} within {PATIENCE} seconds.")

    def look(self):
        """Raise Stopped if a child has ended."""
        for name, child in self.running.items():
            if child.poll() is not None:
                raise Stopped(f"The {name} stopped by itself (status {child.returncode}), so the demo ends.")

    def stop(self):
        """End both children, politely first, and wait for them."""
        for child in self.running.values():
            if child.poll() is None:
                child.terminate()
        deadline = time.monotonic() + GRACE
        for child in self.running.values():
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
