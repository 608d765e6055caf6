"""The file: a CSV with a head line (RFC 4180, UTF-8 with or without its mark)."""

import csv

COLUMNS = ("country", "name", "category", "method", "dial_as_described", "languages", "hours", "website", "verified_at")
MOST_LETTERS = 500


class BrokenFile(Exception):
    """Nothing of this file can be read; its text says what to do."""


class Refused(Exception):
    """One line cannot be taken in; its text says why."""


def rows_of(path):
    """(number of the line it begins on, row as {column: text} or Refused) of each row, in order. Raises BrokenFile."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            columns = _columns(next(reader, []))
            begins = reader.line_num + 1
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield begins, _row(columns, cells)
                begins = reader.line_num + 1
    except OSError as wrong:
        raise BrokenFile(f"{path} cannot be read: {wrong.strerror}.") from None
    except UnicodeDecodeError:
        raise BrokenFile(f"{path} is not in UTF-8. Save it as “CSV UTF-8” and try again.") from None
    except csv.Error as wrong:
        raise BrokenFile(f"{path} is not a CSV file from line {reader.line_num} on: {wrong}.") from None


def _columns(head):
    columns = [cell.strip() for cell in head]
    missing = [name for name in COLUMNS if name not in columns]
    if missing:
        raise BrokenFile(
            f"The first line must name the columns, with commas between them. Missing: {', '.join(missing)}."
        )
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise BrokenFile(f"The first line names a column twice: {', '.join(twice)}.")
    return columns


def _row(columns, cells):
    if len(cells) != len(columns):
        return Refused(f"it has {len(cells)} cells where the first line has {len(columns)}")
    row = {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}
    for name, cell in row.items():
        if len(cell) > MOST_LETTERS:
            return Refused(f"{name} is too long: {len(cell)} letters, at most {MOST_LETTERS}")
        # PostgreSQL keeps no such letter, and a terminal may obey the others.
        if any(not letter.isprintable() and letter not in "\r\n\t\u00a0\u200b\u200e\u200f" for letter in cell):
            return Refused(f"{name} has letters that cannot be shown")
    return row
