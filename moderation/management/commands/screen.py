"""`manage.py screen FILE.jsonl`: what screening says to each row, one JSON line each. Of the database it asks only
what staff added to the lists."""

import json
import sys

from django.core.management.base import BaseCommand, CommandError

from moderation.screening import Author
from moderation.staff_lists import screen

# As a person is seen who joined yesterday and has written nothing yet.
_AUTHOR = Author(days=1.0, published=0)


class Command(BaseCommand):
    help = (
        'Screens every row of a file of JSON lines ({"id", "text"}; "-" reads standard input) and prints one JSON line '
        "each: id, outcome, tier and findings. A row that cannot be read is named by its number, and the rest goes on."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *args, file, **options):
        broken = 0
        try:
            lines = sys.stdin.buffer if file == "-" else open(file, "rb")  # noqa: SIM115  (closed below)
        except OSError as wrong:
            raise CommandError(f"{file} cannot be read: {wrong.strerror}.") from None
        with lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
                    name, text = row["id"], row["text"]
                    if not isinstance(text, str):
                        raise TypeError
                except (ValueError, KeyError, TypeError, RecursionError):
                    broken += 1
                    self.stderr.write(f'Line {number} is not an object with "id" and "text".')
                    continue
                self.stdout.write(json.dumps({"id": name, **_answer(text)}))
        if broken:
            sys.exit(1)


def _answer(text):
    found = screen(text, _AUTHOR)
    return {
        "outcome": found.outcome.word,
        "tier": found.tier,
        "findings": [
            {
                "check": finding.check,
                "category": finding.category,
                "severity": finding.severity,
                "span": list(finding.span) if finding.span else None,
                "reason": finding.reason,
            }
            for finding in found.findings
        ],
    }
