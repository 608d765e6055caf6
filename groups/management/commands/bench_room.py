from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from groups.bench import make_room

MOST = 5000


class Command(BaseCommand):
    """Prepares a room for a load test: `session <id>` on standard error, a cookie a line on standard output."""

    help = "Open a room for a load test, with members who are signed in. Only in development."

    def add_arguments(self, parser):
        parser.add_argument("--members", type=int, default=50, metavar="N", help="how many members (1 to 5000)")

    def handle(self, *args, **options):
        if not getattr(settings, "DEVELOPMENT", False):
            raise CommandError("bench_room signs people in without a password, so it runs in development only.")
        if not 1 <= options["members"] <= MOST:
            raise CommandError(f"--members must be between 1 and {MOST}, not {options['members']}.")
        session, cookies = make_room(options["members"])
        self.stderr.write(f"session {session.pk}")
        for cookie in cookies:
            self.stdout.write(f"{settings.SESSION_COOKIE_NAME}={cookie}")
