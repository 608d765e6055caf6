"""`manage.py demo`: a small, lifelike, invented community to walk about in."""

import gc
import signal
import time
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections

from community.demo import building, sessions
from community.demo.people import ACCOUNTS, NEVER_AGREED
from community.demo.serving import Children, Stopped, why_not_bind
from community.members.permissions import Refused

LOOK_EVERY = 0.5
KEEP_EVERY = 60


class Interrupted(BaseException):
    """Somebody asked this process to end. Not an Exception, so that nobody on the way takes it for a fault."""


class Command(BaseCommand):
    help = (
        "Builds a small invented community and serves it at http://localhost:PORT, for development only. "
        "Run again, it finds everything there and opens one session for this moment."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="where it listens (8000)")
        parser.add_argument("--host", default="127.0.0.1", help="the address it listens on (127.0.0.1)")
        parser.add_argument("--no-serve", action="store_true", help="build it and end")
        parser.add_argument(
            "--into-existing-site",
            action="store_true",
            help="build it even beside members and pages that are not the demo's",
        )

    def handle(self, *, port, host, no_serve, into_existing_site, **options):
        if not getattr(settings, "DEVELOPMENT", False):
            raise CommandError("The demo is for development only: everybody could read its passwords.")
        if not no_serve:
            self.check_port(host, port)
        began = time.monotonic()
        self.steps = building.Steps(self.say)
        # The web server takes as long to start as the content to build, so it starts as soon as there are tables.
        children = None if no_serve else Children(host, port)
        try:
            with ended_by_signals():
                self.make_tables()
                self.refuse_foreign_content(into_existing_site)
                if children:
                    connections.close_all()
                    children.start()
                self.build()
                self.say(f"The demo is ready after {time.monotonic() - began:.0f} s.")
                if children:
                    self.serve(children)
                else:
                    self.table()
        except Interrupted:
            self.say("Stopped.")
        except Stopped as why:
            raise CommandError(str(why)) from None
        finally:
            if children:
                children.stop()

    def say(self, words):
        self.stdout.write(words)
        self.stdout.flush()

    def check_port(self, host, port):
        if not 1 <= port <= 65535:
            raise CommandError(f"--port must be a number from 1 to 65535, not {port}.")
        why = why_not_bind(host, port)
        if why is not None:
            other = port + 1 if port < 65535 else 8000
            raise CommandError(f"Port {port} cannot be used: {why}. Choose another: manage.py demo --port {other}")

    def make_tables(self):
        self.steps("Database")
        with many_short_lived_classes():
            call_command("migrate", verbosity=0, interactive=False, stdout=self.stdout)

    def refuse_foreign_content(self, into_existing_site):
        if building.is_built() or into_existing_site:
            return
        members, pages = building.foreign_content()
        if members or pages:
            raise CommandError(
                f"This site has content that is not the demo's (members: {members}, pages: {pages}), so nothing was built. "
                "Name an empty database in DATABASE_URL, or say --into-existing-site."
            )

    def build(self):
        if not building.is_built():
            building.build(self.steps)
        self.steps("Sessions of this hour")
        try:
            building.bring_up_to_date()
        except (ObjectDoesNotExist, Refused):
            self.stderr.write(
                "No session could be opened: the demo's group or its people were changed. An empty database begins afresh."
            )
        self.steps.done()

    def serve(self, children):
        self.steps("Web server and worker")
        children.wait_until_ready()
        self.steps.done()
        self.say("")
        self.say(f"Open {children.address} in a browser. Ctrl-C stops it.")
        self.table()
        self.watch(children)

    def watch(self, children):
        keep_at = time.monotonic() + KEEP_EVERY
        while True:
            children.look()
            if time.monotonic() >= keep_at:
                keep_at = time.monotonic() + KEEP_EVERY
                self.keep_open()
            time.sleep(LOOK_EVERY)

    def keep_open(self):
        try:
            sessions.keep_open()
        except DatabaseError as wrong:
            self.stderr.write(f"The open session could not be made longer: {wrong}")
        finally:
            connections.close_all()

    def table(self):
        rows = [
            (account["role"], account["username"], account["password"], account["pseudonym"], account["what"])
            for account in ACCOUNTS
        ]
        heads = ("role", "login name", "password", "seen as", "what to try")
        widths = [max(len(row[column]) for row in [heads, *rows]) for column in range(4)]
        self.say("")
        for row in (heads, tuple("-" * len(head) for head in heads), *rows):
            self.say("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]))
        self.say("")
        if NEVER_AGREED:
            self.say("Or sign up as yourself: no e-mail is needed. People, helplines and numbers here are invented.")


@contextmanager
def ended_by_signals():
    """SIGINT and SIGTERM end what runs inside with Interrupted; outside the main thread nothing is changed."""

    def end(number, frame):
        raise Interrupted

    try:
        before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    except ValueError:
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def many_short_lived_classes():
    """A first migrate draws thousands of model classes; looking for garbage so often takes a quarter of its time."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
