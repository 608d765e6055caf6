"""Sessions are made up here; groups.queries promises at most three queries for the real ones, four for a member."""

from tests.conftest import add_board

SESSIONS = 3


def test_a_visitor_costs_at_most_twelve_queries(client, full_home, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(12 - SESSIONS):
        client.get("/")


def test_a_member_costs_at_most_eighteen(as_, ana, full_home, django_assert_max_num_queries):
    client = as_(ana)
    client.get("/")
    with django_assert_max_num_queries(18 - SESSIONS - 1):
        client.get("/")


def test_more_boards_and_resources_cost_no_more(client, boards, full_home, django_assert_max_num_queries):
    for number in range(10):
        add_board(boards, f"One more {number}")
    client.get("/")
    with django_assert_max_num_queries(12 - SESSIONS):
        client.get("/")
