"""What a page costs, as in docs/architecture.md; the same with much more to show."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forums import services as forums

pytestmark = pytest.mark.django_db


def queries_of(act):
    act()
    with CaptureQueriesContext(connection) as seen:
        answer = act()
    assert answer.status_code in (200, 302), answer.status_code
    return [q["sql"] for q in seen.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK TO"))]


def fill(topic, board, ana, ben, count):
    for number in range(count):
        forums.reply(topic, ben, f"Reply {number}.")
        forums.open_topic(board, ana, f"Topic {number}", "Words.")


@pytest.mark.parametrize("size", [1, 30])
@pytest.mark.parametrize(("who", "most"), [(None, 4), ("ben", 9)])
def test_a_topic_page(as_, topic, board, ana, ben, size, who, most):
    fill(topic, board, ana, ben, size)
    client = as_(ben if who else None)
    sql = queries_of(lambda: client.get(f"/t/{topic.pk}/?page=last"))
    assert len(sql) <= most, "\n".join(q[:330] for q in sql)
    if who is None:
        assert not [q for q in sql if not q.startswith("SELECT")]


def test_a_topic_page_in_a_private_board(as_, closed_board, ana, ben):
    post, _ = forums.open_topic(closed_board, ben, "Between us", "Only for the circle.")
    client = as_(ben)
    sql = queries_of(lambda: client.get(f"/t/{post.topic_id}/"))
    assert len(sql) <= 11, sql


@pytest.mark.parametrize("size", [1, 30])
@pytest.mark.parametrize(("who", "most"), [(None, 8), ("ben", 10)])
def test_a_board_page(as_, topic, board, ana, ben, size, who, most):
    fill(topic, board, ana, ben, size)
    client = as_(ben if who else None)
    sql = queries_of(lambda: client.get(board.url))
    assert len(sql) <= most, "\n".join(q[:330] for q in sql)
    if who is None:
        assert not [q for q in sql if not q.startswith("SELECT")]


def test_a_piece_for_htmx(as_, topic, board, ana, ben):
    forums.reply(topic, ana, "I am up too.")
    client = as_(ben)
    sql = queries_of(lambda: client.get(f"/t/{topic.pk}/changes/", {"version": 1, "page": 1}))
    assert len(sql) <= 5, sql
    sql = queries_of(lambda: client.post("/preview/", {"body": "so *tired*"}))
    assert len(sql) <= 5, sql


@pytest.mark.parametrize("size", [1, 30])
def test_a_reply(as_, topic, board, ana, ben, size):
    fill(topic, board, ana, ana, size)
    client = as_(ben)
    sql = queries_of(lambda: client.post(f"/t/{topic.pk}/reply/", {"body": "Here.", "client_key": uuid.uuid4()}))
    assert len(sql) <= 18, sql
    sql = queries_of(
        lambda: client.post(
            f"/t/{topic.pk}/reply/", {"body": "Here.", "client_key": uuid.uuid4()}, headers={"HX-Request": "true"}
        )
    )
    assert len(sql) <= 18, sql
