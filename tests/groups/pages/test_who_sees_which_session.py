"""Pages of groups and sessions by role; each refusal first shows that the thing exists for somebody else."""

import pytest

from groups import services

pytestmark = pytest.mark.django_db


def test_a_public_group_is_read_by_anybody(client, coming):
    page = client.get(coming.group.url).content.decode()
    assert "Maren Vale" in page
    assert "Verified professional" in page
    assert "What people say here stays here." in page
    assert "4 seats left" in page
    assert "Join or sign in" in page


def test_a_closed_group_is_not_listed_for_outsiders(as_, ben, outsider, closed_group, coming):
    link = f"/sessions/{coming.pk}/"
    assert link in as_(ben).get("/sessions/").content.decode()
    assert link not in as_(outsider).get("/sessions/").content.decode()
    assert link not in as_(None).get("/sessions/").content.decode()
    index = closed_group.get_parent().url
    assert closed_group.title in as_(ben).get(index).content.decode()
    assert closed_group.title not in as_(outsider).get(index).content.decode()


@pytest.mark.parametrize("path", ["", "room/", "around/", "people/"])
def test_a_session_of_a_closed_group_is_shut_to_outsiders(as_, ben, outsider, closed_group, coming, path):
    title = closed_group.title
    assert title in as_(ben).get(f"/sessions/{coming.pk}/").content.decode()
    for who in (outsider, None):
        answer = as_(who).get(f"/sessions/{coming.pk}/{path}")
        assert answer.status_code in (302, 403, 404)
        assert title not in answer.content.decode()


def test_nobody_books_into_a_closed_group_from_outside(as_, outsider, closed_group, coming):
    as_(outsider).post(f"/sessions/{coming.pk}/book/")
    as_(outsider).post(f"/groups/{closed_group.pk}/book/", {"session": coming.pk})
    assert not coming.seats.filter(persona__member=outsider).exists()


def test_who_has_a_seat_comes_in_though_the_page_was_closed_later(as_, ana, open_room):
    from wagtail.models import PageViewRestriction

    services.book(open_room, ana)
    PageViewRestriction.objects.create(page=open_room.group, restriction_type=PageViewRestriction.LOGIN)
    assert as_(ana).get(f"/sessions/{open_room.pk}/room/").status_code == 200


def test_an_unknown_session_is_not_found(as_, ana, coming):
    for path in ("", "room/", "events/"):
        assert as_(ana).get(f"/sessions/{coming.pk + 99}/{path}").status_code == 404


def test_titles_name_no_group(as_, ana, open_room):
    services.book(open_room, ana)
    for path in (f"/sessions/{open_room.pk}/", f"/sessions/{open_room.pk}/room/", open_room.group.url):
        page = as_(ana).get(path).content.decode()
        title = page.partition("<title>")[2].partition("</title>")[0]
        assert "Tuesday" not in title


def test_my_sessions_stand_on_my_own_page(as_, ana, ben, coming, rf):
    from groups import slots

    services.book(coming, ana)
    request = rf.get("/account/")
    request.user = ana
    assert "Tuesday evening group" in slots.account_home(request)
    request.user = ben
    assert "Tuesday evening group" not in slots.account_home(request)


def test_a_board_shows_the_next_public_session_only(rf, ana, coming, board):
    from wagtail.models import PageViewRestriction

    from groups import slots

    request = rf.get("/")
    request.user = ana
    assert f"/sessions/{coming.pk}/" in slots.board_side(request, board=board)
    PageViewRestriction.objects.create(page=coming.group, restriction_type=PageViewRestriction.LOGIN)
    assert slots.board_side(request, board=board) == ""
