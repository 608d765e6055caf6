"""In a community by approval, an account that staff have not let in opens nothing that a visitor cannot see."""

import pytest
from wagtail.models import PageViewRestriction

from community.members import services
from community.members.models import Member
from tests.conftest import add_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def members_board(boards):
    board = add_board(boards, "Members only")
    PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.LOGIN)
    return board


@pytest.fixture
def members_topic(members_board, ben):
    from forums import services as forums

    return forums.open_topic(members_board, ben, "A quiet evening", "Words for members.")[0].topic


@pytest.fixture
def waiting(newcomer):
    Member.objects.filter(pk=newcomer.pk).update(approved_at=None)
    return Member.objects.get(pk=newcomer.pk)


def seen(client, board, topic):
    return (
        client.get(f"/boards/{board.slug}/").status_code == 200,
        client.get(f"/t/{topic.pk}/").status_code == 200,
        "Members only" in client.get("/boards/").content.decode(),
    )


def test_a_board_for_members_is_closed_until_somebody_says_yes(as_, members_board, members_topic, waiting, ben):
    assert all(seen(as_(ben), members_board, members_topic))
    assert not any(seen(as_(waiting), members_board, members_topic))
    assert not any(seen(as_(None), members_board, members_topic))
    services.admit_to_community(waiting)
    assert all(seen(as_(waiting), members_board, members_topic))


def test_what_is_open_to_all_stays_open(as_, board, topic, waiting):
    client = as_(waiting)
    assert client.get(f"/boards/{board.slug}/").status_code == client.get(f"/t/{topic.pk}/").status_code == 200
