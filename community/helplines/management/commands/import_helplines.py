"""`manage.py import_helplines FILE.csv`: bring a list of helplines in, for a person to confirm line by line."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from community.helplines import services
from community.helplines.importing.reading import BrokenFile, rows_of
from community.helplines.models import Helpline


class Command(BaseCommand):
    help = (
        "Imports helplines from a CSV file (docs/helplines.md). None is shown until an editor has confirmed its number "
        "and hours in the admin. What is in already is left alone, so it is safe to run again. "
        "Exit status 1 says that lines were refused; all others are in."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.csv")
        parser.add_argument("--dry-run", action="store_true", help="check every line and store nothing")

    def handle(self, *, file, dry_run, **options):
        if Helpline._meta.db_table not in connection.introspection.table_names():
            raise CommandError("The database is empty. Run `manage.py migrate` first.")
        try:
            outcomes = services.import_lines(list(rows_of(file)), dry_run=dry_run)
        except BrokenFile as wrong:
            raise CommandError(str(wrong)) from None
        for outcome in outcomes:
            stream = self.stderr if outcome.kind == "refused" else self.stdout
            stream.write(f"line {outcome.line}: {_words(outcome, dry_run)}")
        counts = {kind: sum(outcome.kind == kind for outcome in outcomes) for kind in ("taken", "skipped", "refused")}
        self.stdout.write(
            f"{'Would wait' if dry_run else 'Waiting'} to be confirmed: {counts['taken']} more. "
            f"Already here: {counts['skipped']}. Refused: {counts['refused']}."
        )
        if counts["taken"] and not dry_run:
            self.stdout.write("None is shown yet. Confirm each in the admin, under Helplines.")
        if counts["refused"]:
            sys.exit(1)


def _words(outcome, dry_run):
    if outcome.kind == "refused":
        return f"refused, {outcome.reason}"
    if outcome.kind == "skipped":
        return f"skipped, {outcome.reason}"
    notes = f" Look at this: {'; '.join(outcome.notes)}." if outcome.notes else ""
    return f"{'would be taken in' if dry_run else 'taken in'}, {outcome.helpline}: {outcome.helpline.shown}.{notes}"
