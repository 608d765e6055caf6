"""Real browsers against a real server: uvicorn in a thread, on the test database in its file."""

import os
import shutil
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import expect

# Playwright's own loop runs in this thread, and Django would refuse the ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A busy machine is no fault of the page's: what must come may take its time, and what must not is asked afterwards.
expect.set_options(timeout=15_000)

CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser")) if path), "/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {
        "executable_path": CHROMIUM,
        "args": [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ],
    }  # fmt: skip


@pytest.fixture(scope="session")
def browser_context_args():
    return {"viewport": {"width": 390, "height": 844}, "locale": "en-GB", "timezone_id": "Europe/London"}


@dataclass
class Site:
    url: str

    def address(self, path):
        return f"{self.url}{path}"


@pytest.fixture
def site(transactional_db, home):
    """The site on http://localhost:PORT; what a test writes through the ORM is seen there and the other way round."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(
        "community.asgi:application",
        host="127.0.0.1",
        port=port,
        ws="websockets-sansio",
        log_level="error",
        lifespan="auto",
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    assert server.started, "the server did not start"
    yield Site(f"http://localhost:{port}")
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture
def browser_of(site, browser, browser_context_args):
    """`browser_of(member, **options)`: a page of a browser of its own, signed in as `member` (None: a visitor)."""
    contexts = []

    def open_browser(member=None, **options):
        context = browser.new_context(**{**browser_context_args, **options})
        context.set_default_timeout(15_000)
        contexts.append(context)
        if member is not None:
            session = SessionStore()
            session[SESSION_KEY] = str(member.pk)
            session[BACKEND_SESSION_KEY] = "community.members.backends.MemberBackend"
            session[HASH_SESSION_KEY] = member.get_session_auth_hash()
            session.save()
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": site.url}])
        page = context.new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "console", lambda line: page.faults.append(line.text) if "Content Security Policy" in line.text else None
        )
        return page

    yield open_browser
    for context in contexts:
        context.close()


def wind_until(page, expectation, *given, seconds=5):
    """Expect what `page` does by itself every few `seconds`; its clock (`clock.install()`) goes on meanwhile."""
    for _ in range(20):
        page.clock.fast_forward(seconds * 1000)
        with suppress(AssertionError):
            return expectation(*given, timeout=750)
    return expectation(*given)


def check_axe(page):
    """Fail on what axe finds on the page as it stands, and on script errors and blocked resources so far."""
    found = Axe().run(page).response["violations"]
    assert not found, "\n".join(f"{v['id']}: {v['help']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in found)
    assert page.faults == []


@pytest.fixture
def axe():
    return check_axe
