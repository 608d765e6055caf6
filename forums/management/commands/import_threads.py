"""`manage.py import_threads FILE`: bring the threads of an older forum in."""

import sys
import time
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, connection
from wagtail.models import Site

from forums import services
from forums.importing import BATCH, BadLine, Importer, lines_of, read_line
from forums.models import BoardIndexPage, Topic

SAY_EVERY = 1.0
NEVER = float("-inf")


class Command(BaseCommand):
    help = (
        "Imports threads from a JSONL file, one a line: board, title, author, created, body, replies. Authors become "
        "pseudonymous members and times are kept. What is in already stays as it is, so it is safe to run again. "
        "Exit status 1 says that lines were refused; everything else is in."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="check every line and store nothing")
        parser.add_argument(
            "--screen",
            action="store_true",
            help="hold texts and open cases as for new posts; otherwise only count them",
        )
        parser.add_argument(
            "--source",
            default="",
            metavar="NAME",
            help="where the file comes from, to keep equal names of two forums apart",
        )

    def handle(self, *, file, dry_run, screen, source, **options):
        if Topic._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database is empty. Run `manage.py migrate` first.")
        try:
            file.open("rb").close()
        except OSError as wrong:
            raise CommandError(f"{file} cannot be read: {wrong.strerror}.") from None
        index = BoardIndexPage.objects.first() if dry_run else self.board_index()
        self.importer = Importer(index, source=source, screens=screen, dry=dry_run)
        self.said_at, self.on_a_line = NEVER, False
        try:
            self.read(file)
        except KeyboardInterrupt:
            self.end_progress()
            self.stderr.write("Stopped. What is in stays; run it again to go on.")
            sys.exit(130)
        except IntegrityError:
            self.end_progress()
            raise CommandError(
                "Somebody else imported the same threads at this moment. What is in stays; run it again."
            ) from None
        self.end_progress()
        self.sum_up(dry_run, screen)
        if self.importer.figures.refused:
            sys.exit(1)

    def board_index(self):
        index = BoardIndexPage.objects.first()
        if index is None:
            # The front page belongs to an app above this one, so it is asked for by its command.
            call_command("start_site", stdout=self.stdout, verbosity=0)
            index = services.ensure_board_index(Site.objects.get(is_default_site=True).root_page.specific)
        return index

    def read(self, file):
        waiting = []
        for number, raw, share in lines_of(file):
            try:
                thread = read_line(raw, number, self.importer.source)
                first = thread and self.importer.first_line_of(thread)
                if first:
                    raise BadLine(f"the same thread stands on line {first}")
            except BadLine as why:
                self.refuse(number, why)
                continue
            if thread is not None:
                waiting.append(thread)
            if len(waiting) >= BATCH:
                self.importer.store(waiting)
                waiting = []
            self.progress(number, share)
        if waiting:
            self.importer.store(waiting)

    def refuse(self, number, why):
        self.importer.figures.refused += 1
        self.end_progress()
        self.stderr.write(f"line {number}: {why}")

    def progress(self, number, share):
        now = time.monotonic()
        if now - self.said_at < (0.1 if self.stdout.isatty() else SAY_EVERY):
            return
        first, self.said_at = self.said_at == NEVER, now
        words = f"{share:4.0%}  line {number}, {self.importer.figures.topics} topics"
        if self.stdout.isatty():
            self.stdout.write(f"\r{words}", ending="")
            self.on_a_line = True
        elif not first:
            self.stdout.write(words)
        self.stdout.flush()

    def end_progress(self):
        if self.on_a_line:
            self.stdout.write("")
            self.on_a_line = False

    def sum_up(self, dry_run, screens):
        figures = self.importer.figures
        if figures.noticed:
            held = f"{figures.held} of them are held" if screens and not dry_run else "none is held"
            hint = "" if screens else "; --screen would put them into the queue"
            self.stdout.write(f"Checks noticed something in {figures.noticed} texts; {held}{hint}.")
        if not figures.topics and figures.unchanged:
            self.stdout.write("Nothing is new, so nothing was changed.")
        self.stdout.write(
            f"{'Would import' if dry_run else 'Imported'}: {figures.topics} topics, {figures.replies} replies, "
            f"{figures.members} members, {figures.boards} boards. "
            f"Refused: {figures.refused} lines. Unchanged: {figures.unchanged} topics."
        )
