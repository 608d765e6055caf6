"""How much of what matters screening finds, and how much it flags that it should leave alone.

    python -m tests.benchmarks.safety FOLDER [--half looked|unseen|all]

FOLDER holds the labelled sets (crisis_*.jsonl, abuse_*.jsonl, spam_youtube.jsonl, pii_cases.jsonl); threads.jsonl is
looked for beside it. Every set is cut in two by a hash of each row's id: only the first half may guide a change.
What is absent is named and left out. No text is printed.
"""

import argparse
import hashlib
import json
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from moderation.screening import Author, screen

# As `manage.py screen` sees a writer: joined yesterday, has written nothing yet, first posts are not held.
AUTHOR = Author(days=1.0, published=0)
CRISIS = ("cssrs", "tweets", "sdcnl")
PERSONAL = {
    "e-mail": ("EMAIL_ADDRESS", "EMAIL"),
    "phone": ("PHONE_NUMBER",),
    "street address": ("STREET_ADDRESS",),
    "card or account number": ("CREDIT_CARD", "IBAN_CODE"),
    "id number": ("US_SSN", "UK_NINO", "US_DRIVER_LICENSE"),
}
CHAT = "yeah same here, the mornings are the worst bit for me but a walk helps a little"
PARAGRAPH = (
    "It’s been a long week and I don’t really know where to begin. Work was too much again, I can’t sleep before two, "
    "and my sister says I should just rest, as if I’d never thought of that. My doctor put me on 50 mg in the spring "
    "and it helped for a while. Does anybody else feel flat in the evenings? I never know what to say when people ask. "
)


@dataclass
class Count:
    """Of `positive` rows that should be flagged `found` were; of `negative` ones that should not, `false` were."""

    positive: int = 0
    found: int = 0
    negative: int = 0
    false: int = 0

    def add(self, is_positive, is_flagged):
        if is_positive:
            self.positive += 1
            self.found += is_flagged
        else:
            self.negative += 1
            self.false += is_flagged

    def cells(self):
        recall = f"{self.found / self.positive:.3f} of {self.positive}" if self.positive else "–"
        alarms = f"{100 * self.false / self.negative:.1f} % of {self.negative}" if self.negative else "–"
        return recall, alarms


def is_looked(name):
    """Whether the row called `name` belongs to the half that may guide changes."""
    return hashlib.sha256(str(name).encode()).digest()[0] % 2 == 0


def rows(path, half):
    """The rows of one set that belong to `half` ("looked", "unseen" or "all"), each with an id."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            row = json.loads(line)
            row.setdefault("id", f"line {number}")
            if half == "all" or is_looked(row["id"]) == (half == "looked"):
                yield row


def flags(text):
    """(tier, the set of other categories found) for a text."""
    found = screen(text, AUTHOR)
    return found.tier, {finding.category for finding in found.findings}


def crisis(folder, half):
    """Recall and false alarms of tiers 1 to 4; "watch" is not scored, and of sdcnl only the positives are."""
    pooled, held = Count(), Count()
    for name in CRISIS:
        path = folder / f"crisis_{name}.jsonl"
        if not path.exists():
            continue
        own = Count()
        for row in rows(path, half):
            if row["label"] not in ("crisis", "none") or (name == "sdcnl" and row["label"] == "none"):
                continue
            found = screen(row["text"], AUTHOR)
            for count in (own, pooled):
                count.add(row["label"] == "crisis", found.tier >= 1)
            held.add(row["label"] == "crisis", found.holds)
        yield f"crisis: {name}", own
    yield "crisis: all three", pooled
    yield "held for any reason: all three", held
    path = folder / "crisis_hardneg.jsonl"
    if path.exists():
        hard, unsafe = Count(), Count()
        for row in rows(path, half):
            tier, categories = flags(row["text"])
            hard.add(False, tier >= 1)
            unsafe.add(False, "unsafe_detail" in categories)
        yield "crisis: hard negatives", hard
        yield "unsafe detail: hard negatives", unsafe


def personal_data(folder, half):
    """Recall by kind: a span counts as found when a finding touches it, a row without spans when it has any."""
    path = folder / "pii_cases.jsonl"
    if not path.exists():
        return
    counts = {kind: Count() for kind in PERSONAL}
    clean = Count()
    for row in rows(path, half):
        spans = [f.span for f in screen(row["text"], AUTHOR).findings if f.category == "personal_data"]
        for kind, labels in PERSONAL.items():
            for start, end, label in row.get("spans", ()):
                if label in labels:
                    counts[kind].add(True, any(a < end and start < b for a, b in spans))
            if "spans" not in row and row["label"] == "pii" and set(labels) & set(row["kinds"]):
                counts[kind].add(True, bool(spans))
        if row["label"] == "none":
            clean.add(False, bool(spans))
    yield from ((f"personal data: {kind}", count) for kind, count in counts.items())
    yield "personal data: rows without any", clean


def labelled(folder, half, category, name, positive):
    """One set of rows labelled `positive` or "none", flagged when `category` is found; other labels apart."""
    path = folder / f"{name}.jsonl"
    if not path.exists():
        return
    count, others = Count(), {}
    for row in rows(path, half):
        is_flagged = category in flags(row["text"])[1]
        if row["label"] in (positive, "none"):
            count.add(row["label"] == positive, is_flagged)
        else:
            others.setdefault(row["label"], Count()).add(False, is_flagged)
    yield f"{category}: {name}", count
    yield from ((f"{category}: {name}, {label}", other) for label, other in others.items())


def questions(folder, half):
    """What is flagged of ordinary questions, each with its title, as the importer screens them."""
    path = folder.parent / "threads.jsonl"
    if not path.exists():
        return
    kinds = {"spam or abuse": {"spam", "abuse"}, "unsafe detail": {"unsafe_detail"}, "personal data": {"personal_data"}}
    counts, tiers = {kind: Count() for kind in kinds}, {1: Count(), 3: Count()}
    for row in rows(path, half):
        tier, found = flags(f"{row['body']}\n\n{row['title']}")
        for kind, categories in kinds.items():
            counts[kind].add(False, bool(found & categories))
        for least, count in tiers.items():
            count.add(False, tier >= least)
    yield from ((f"questions: {kind}", count) for kind, count in counts.items())
    yield from ((f"questions: tier {least} or more", count) for least, count in tiers.items())


def table(folder, half):
    """All rows of the table for one half: (name, Count)."""
    return [
        *crisis(folder, half),
        *personal_data(folder, half),
        *labelled(folder, half, "abuse", "abuse_tweets", "abuse"),
        *labelled(folder, half, "abuse", "abuse_toxicity", "abuse"),
        *labelled(folder, half, "spam", "spam_youtube", "spam"),
        *questions(folder, half),
    ]


def milliseconds(text, times):
    """The median processor time of one screening of `text`, after a first that fills caches."""
    screen(text, AUTHOR)
    taken = []
    for _ in range(times):
        start = time.process_time()
        screen(text, AUTHOR)
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def main(words=None):
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.safety", description=__doc__.splitlines()[0])
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--half", choices=("looked", "unseen", "all"), help="only this half (default: both, then all)")
    given = parser.parse_args(words)
    if not given.folder.is_dir():
        return f"{given.folder} is not a folder with the labelled sets."
    for half in [given.half] if given.half else ["looked", "unseen", "all"]:
        print(f"{'half: ' + half:<36}{'recall':>16}{'false alarms':>20}")
        for name, count in table(given.folder, half):
            recall, alarms = count.cells()
            print(f"{name:<36}{recall:>16}{alarms:>20}")
        print()
    post = (PARAGRAPH * (5000 // len(PARAGRAPH) + 1))[:5000]
    print(
        f"a post of 5 KB: {milliseconds(post, 50):.2f} ms; a chat line: {milliseconds(CHAT, 500):.3f} ms of processor (medians)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
