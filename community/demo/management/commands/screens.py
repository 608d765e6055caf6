"""`manage.py screens DIR`: photographs of every main page, to look at before calling it done."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import NoReverseMatch, reverse

from community.demo import screens_stage as stage
from community.demo.people import ACCOUNTS
from community.demo.screens import DEVICES, SCHEMES, SCREENS, VIEWERS, contact_sheet, readme_picture

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


class Missing(Exception):
    """A page that could not be reached, and why."""


@contextmanager
def served_site():
    """Serve this project with its present settings and database on a free local port; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [sys.executable, "-m", "uvicorn", "community.asgi:application", "--host", "127.0.0.1", "--port", str(port)]
    # Nothing in these words comes from outside.
    server = subprocess.Popen(  # noqa: S603
        [*words, "--log-level", "warning"], cwd=settings.BASE_DIR, env=os.environ.copy()
    )
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if server.poll() is not None or time.monotonic() > deadline:
                    raise CommandError(
                        "The site did not start; run `manage.py demo` first and see what it says."
                    ) from None
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            server.kill()


class Command(BaseCommand):
    help = "Photograph every main page of the demo site, on a phone and a desktop, light and dark, for each role."

    def add_arguments(self, parser):
        parser.add_argument("directory", type=Path, metavar="DIR")
        parser.add_argument("--only", metavar="NAME", help="one page, by its name in community/demo/screens.py")
        parser.add_argument("--url", metavar="ADDRESS", help="a site that runs already, instead of starting one")

        parser.add_argument(
            "--readme", action="store_true", help="also make docs/img/hearth.png, the picture in the README"
        )

    def handle(self, *, directory, only, url, readme, **options):
        if not getattr(settings, "DEVELOPMENT", False):
            raise CommandError("Only for development: it signs in with the demo's known passwords.")
        screens = [screen for screen in SCREENS if only in (None, screen.name)]
        if not screens:
            raise CommandError(f"No page is called {only}. There are: {', '.join(screen.name for screen in SCREENS)}.")
        # Playwright's own loop runs in this thread, and Django would refuse its database beside it.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        stage.set_up()
        directory.mkdir(parents=True, exist_ok=True)
        self.missing, self.pictures = [], []
        if url:
            self.photograph_all(url.rstrip("/"), screens, directory)
        else:
            with served_site() as address:
                self.photograph_all(address, screens, directory)
        if self.pictures:
            contact_sheet(sorted(self.pictures), directory / "contact-sheet.png")
        if readme and not self.missing:
            readme_picture(directory, settings.BASE_DIR / "docs" / "img" / "hearth.png")
        for line in self.missing:
            self.stderr.write(f"missing: {line}")
        self.stdout.write(f"{len(self.pictures)} pictures and contact-sheet.png in {directory}")
        if self.missing:
            sys.exit(1)

    def photograph_all(self, address, screens, directory):
        try:
            # Playwright is for development only, so the module must load without it.
            from playwright.sync_api import sync_playwright
        except ImportError:
            raise CommandError("Playwright is not installed: pip install -r requirements-dev.txt") from None
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            try:
                for viewer in VIEWERS:
                    wanted = [screen for screen in screens if viewer in screen.viewers]
                    if wanted:
                        self.photograph(browser, address, viewer, wanted, directory)
            finally:
                browser.close()

    def photograph(self, browser, address, viewer, screens, directory):
        try:
            state = None if viewer == "anonymous" else self.signed_in(browser, address, viewer)
        except Missing as why:
            self.missing += [f"{screen.name} as {viewer}: {why}" for screen in screens]
            return
        found = {}
        for device, (width, height) in DEVICES.items():
            for scheme in SCHEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                    storage_state=state,
                )
                page = context.new_page()
                for screen in screens:
                    if screen.name in found and found[screen.name] is None:
                        continue
                    path = directory / f"{screen.name}-{viewer}-{device}-{scheme}.png"
                    try:
                        with stage.state(screen.state):
                            found[screen.name] = self.go(page, address, screen, found.get(screen.name))
                            self.press(page, screen)
                            page.emulate_media(media=screen.media, color_scheme=scheme)
                            page.screenshot(path=path, full_page=screen.whole)
                    except Missing as why:
                        found[screen.name] = None
                        self.missing.append(f"{screen.name} as {viewer}: {why}")
                        continue
                    self.pictures.append(path)
                    self.stdout.write(path.stem)
                context.close()

    def go(self, page, address, screen, known):
        """Open the page, by its links the first time, and give the path it was found at."""
        path = known or screen.start
        if not path.startswith("/"):
            try:
                path = reverse(path)
            except NoReverseMatch:
                raise Missing(f"no address is named {screen.start}") from None
        response = self.open(page, address + path)
        for selector in () if known else screen.follow:
            link = page.locator(selector).first
            if not page.locator(selector).count():
                raise Missing(f"no link {selector} on {path}")
            path = link.evaluate("link => link.pathname + link.search")
            response = self.open(page, address + path)
        if response.status != screen.status:
            raise Missing(f"{path} answered {response.status}, not {screen.status}")
        return path

    def press(self, page, screen):
        from playwright.sync_api import Error

        try:
            for selector in screen.press:
                page.locator(selector).first.click(timeout=5_000)
                page.wait_for_load_state("load")
        except Error as wrong:
            raise Missing(str(wrong).splitlines()[0]) from None

    def open(self, page, address):
        from playwright.sync_api import Error

        try:
            # A live room keeps its connection, so "no more traffic" would never come.
            return page.goto(address, wait_until="load", timeout=30_000)
        except Error as wrong:
            raise Missing(str(wrong).splitlines()[0]) from None

    def signed_in(self, browser, address, viewer):
        account = next((account for account in ACCOUNTS if account["role"] == viewer), None) or stage.account(viewer)
        if account is None:
            raise Missing("the demo has no such account")
        context = browser.new_context()
        try:
            page = context.new_page()
            self.open(page, address + reverse("account_login"))
            page.fill("[name=login]", account["username"])
            page.fill("[name=password]", account["password"])
            page.locator("form:has([name=password]) [type=submit]").first.click()
            page.wait_for_load_state("load")
            if page.locator("[name=password]").count():
                raise Missing("the demo account could not sign in")
            if viewer in stage.PEOPLE:
                # What these press asks first who they are.
                self.open(page, address + reverse("account_reauthenticate"))
                page.fill("[name=password]", account["password"])
                page.locator("form:has([name=password]) [type=submit]").first.click()
                page.wait_for_load_state("load")
            return context.storage_state()
        finally:
            context.close()
