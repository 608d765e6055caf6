"""What the queue costs when it is full. Run: python -m tests.benchmarks.queue [--cases 20000]

Makes a database of its own, fills it with invented posts and cases, half of them closed, and prints for the list, a case
page and the release of 100 cases how many queries they take and how many milliseconds of this process's CPU.
"""

import argparse
import os
import time
import uuid
from datetime import timedelta

WARM, RUNS = 2, 7


def fill(board, members, topics, open_cases, closed_cases=0):
    """Held posts by `members` in `topics` new topics on `board`, each with an open case; and closed ones beside them."""
    from django.utils import timezone

    from forums.models import BoardActivity, Post, Topic
    from moderation.content import State
    from moderation.models import Case, Signal

    now, count = timezone.now(), open_cases + closed_cases
    BoardActivity.objects.get_or_create(board=board, defaults={"last_at": now})
    made = Topic.objects.bulk_create(
        Topic(
            board=board, author=members[n % len(members)].home_persona, title=f"Topic {n}", created_at=now, last_at=now,
            last_number=count, state=State.PUBLISHED,
        )
        for n in range(topics)
    )  # fmt: skip
    posts = Post.objects.bulk_create(
        (
            Post(
                topic=made[n % topics], author=members[(n + n // topics) % len(members)].home_persona, number=n + 2,
                body="Ring me on 07700 900 142.", html="<p>Ring me on 07700 900 142.</p>", client_key=uuid.uuid4(),
                created_at=now, state=State.HELD if n < open_cases else State.PUBLISHED,
            )
            for n in range(count)
        ),
        batch_size=500,
    )  # fmt: skip
    cases = Case.objects.bulk_create(
        (
            Case(
                kind=Case.Kind.HOLD, target_kind="forums.post", target_id=post.pk, author=post.author, place_id=board.pk,
                severity=1 + n % 2, opened_at=now, due_at=now + timedelta(minutes=n % 600 - 60),
                state=Case.State.OPEN if n < open_cases else Case.State.CLOSED,
                closed_at=None if n < open_cases else now,
            )
            for n, post in enumerate(posts)
        ),
        batch_size=500,
    )  # fmt: skip
    Signal.objects.bulk_create(
        (
            Signal(case=case, source="personal_data", category="personal_data", reason="phone", span_start=11, span_end=24)
            for case in cases
        ),
        batch_size=500,
    )  # fmt: skip
    return cases


def measure(act, runs=RUNS):
    """(queries, median CPU ms) of `act`, which is called `runs` times after some that do not count."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(WARM):
        act()
    with CaptureQueriesContext(connection) as counted:
        act()
    queries_made, spent = len(counted), []
    for _ in range(runs):
        began = time.process_time()
        act()
        spent.append((time.process_time() - began) * 1000)
    return queries_made, sorted(spent)[len(spent) // 2]


def run(count):
    from django.test import Client

    from community.home.services import seed_site
    from community.members.models import Role
    from forums import services as forums
    from moderation import queries, services
    from tests.conftest import add_board, make_member

    home = seed_site("Hearth")
    board = add_board(forums.ensure_board_index(home), "Low days")
    members = [make_member(f"Writer {n}") for n in range(20)]
    moderator = make_member("Steady Larch", role=Role.MODERATOR)
    fill(board, members, topics=200, open_cases=count // 2, closed_cases=count - count // 2)
    client = Client()
    client.force_login(moderator, backend="community.members.backends.MemberBackend")
    first = queries.queue_for(moderator).first()

    def get(path):
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    ids = iter(
        list(queries.queue_for(moderator).order_by("-pk").values_list("pk", flat=True)[: 100 * (WARM + RUNS + 1)])
    )

    def release():
        done = services.approve_many([next(ids) for _ in range(100)], moderator)
        assert len(done.decided) == 100

    print(f"{count} cases, half of them open")
    for name, act in (
        ("list", lambda: get("/admin/queue/")),
        ("list, filtered by place", lambda: get(f"/admin/queue/?place={board.pk}")),
        ("what the list asks every 12 s", lambda: get("/admin/queue/version/")),
        ("case page", lambda: get(f"/admin/queue/{first.pk}/")),
        ("approve_many, 100 cases", release),
    ):
        queries_made, spent = measure(act)
        print(f"{name:32} {queries_made:4} queries {spent:8.1f} ms CPU")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings.test")
    import django

    django.setup()
    from django.test.runner import DiscoverRunner

    runner = DiscoverRunner(verbosity=0)
    databases = runner.setup_databases()
    try:
        run(given.cases)
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    main()
