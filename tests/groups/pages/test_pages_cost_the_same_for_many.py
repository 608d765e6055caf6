"""Query counts do not grow with the rows shown."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from groups import queries, services
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def cost(client, path):
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(path).status_code == 200
    return len([query for query in counted.captured_queries if "SAVEPOINT" not in query["sql"]])


def add_dates(group, number):
    for days in range(1, number + 1):
        start = timezone.now() + timedelta(days=days)
        services.plan(group, start, start + timedelta(minutes=90))


def test_lists_of_sessions_and_groups(as_, ana, group, group_index):
    client = as_(ana)
    add_dates(group, 1)
    paths = ("/sessions/", group.url, group_index.url)
    before = [cost(client, path) for path in paths]
    add_dates(group, 6)
    after = [cost(client, path) for path in paths]
    assert all(more <= one for more, one in zip(after, before, strict=True)), (before, after)
    assert before[0] <= 12


def test_the_room_page_and_what_changes_around_it(as_, ana, open_room, settings):
    settings.ROOMS = {"MEMBER_LINES": (1000, 1), "ROOM_LINES": (1000, 1)}
    services.book(open_room, ana)
    seat = queries.seat_of(ana, open_room)
    client = as_(ana)
    services.post_message(open_room, seat, "first", "A first line.")
    room, around = f"/sessions/{open_room.pk}/room/", f"/sessions/{open_room.pk}/around/"
    before = cost(client, room), cost(client, around)
    for number in range(10):
        services.post_message(open_room, seat, f"c{number}", f"Line {number} of several.")
    services.book(open_room, make_member("Second Guest"))
    assert (cost(client, room), cost(client, around)) == before
    assert before[0] <= 26
    assert before[1] <= 18
