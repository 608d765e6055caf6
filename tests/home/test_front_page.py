from wagtail.models import PageViewRestriction

from community.resources.models import ResourcePage
from tests.conftest import add_board


def front(client):
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_help_stands_before_everything_else(client, full_home):
    html = front(client)
    assert html.index("Line 0") < html.index("What this is") < html.index("Next sessions")


def test_it_brings_the_parts_together(client, full_home, topic):
    html = front(client)
    assert "Low days" in html and "Resource 3" in html and "Group 0" in html
    assert f'href="/t/{topic.pk}/"' in html and topic.title in html


def test_a_session_says_who_is_there_and_how_many_seats(client, full_home):
    html = front(client)
    assert "Maren Vale" in html and "Verified professional" in html
    assert "1 seat left" in html and "Join the waiting list" in html


def test_an_empty_site_still_says_where_to_find_help(client, home):
    html = front(client)
    assert "Ring your country’s emergency number" in html and "No session is planned yet." in html


def test_a_closed_board_and_its_topics_are_not_on_it(client, as_, home, closed_board, ben):
    assert closed_board.title not in front(client)
    assert closed_board.title in front(as_(ben))


def test_a_resource_for_members_is_not_on_it(client, full_home):
    page = ResourcePage.objects.get(title="Resource 3")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "Resource 3" not in front(client)


def test_boards_for_members_show_to_members(client, as_, boards, ana):
    board = add_board(boards, "Members’ board")
    PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.LOGIN)
    assert board.title not in front(client)
    assert board.title in front(as_(ana))


def test_a_quote_shows_whose_it_is_and_that_they_agreed(client, home):
    home.quote_words, home.quote_by = "Three people had sat with me.", "Plain Sparrow, a peer here"
    home.quote_permission = "Shared with their permission."
    home.save_revision().publish()
    html = front(client)
    assert "Three people had sat with me." in html and "Shared with their permission." in html


def test_it_sets_no_cookie_for_a_visitor(client, full_home):
    assert not client.get("/").cookies
