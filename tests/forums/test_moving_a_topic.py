"""A topic goes to another board with all its replies: counters stay true, and nothing is shown to more people."""

import pytest

from community.members import services as members
from community.members.models import Role
from community.members.permissions import Refused
from community.notifications.models import Notice
from forums import services as forums
from forums.models import BoardActivity
from moderation import registry, services
from moderation.models import Case
from tests.conftest import add_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(boards):
    return add_board(boards, "Night owls")


@pytest.fixture
def replied(topic, ben):
    forums.reply(topic, ben, "I am up too.")
    forums.reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    return topic


def move(topic, to, moderator):
    case = services.open_for(topic.posts.get(number=1), moderator)
    return services.decide(case.pk, "move", moderator, case.version, "It fits better there.", to=to.pk)


def counted(board):
    found = BoardActivity.objects.filter(board=board).first()
    return (found.topics, found.posts, found.last_at) if found else (0, 0, None)


def test_counters_of_both_boards_go_with_it(replied, board, other, moderator, ben):
    stays, _ = forums.open_topic(board, ben, "Another", "Words.")
    assert counted(board)[:2] == (2, 3)
    move(replied, other, moderator)
    assert counted(board) == (1, 1, stays.created_at)
    replied.refresh_from_db()
    assert counted(other) == (1, 2, replied.last_at)


def test_the_old_address_leads_to_it_and_lists_show_it_where_it_is(as_, ben, replied, board, other, moderator):
    assert replied.title in as_(ben).get(board.url).content.decode()
    move(replied, other, moderator)
    assert replied.title not in as_(ben).get(board.url).content.decode()
    assert replied.title in as_(ben).get(other.url).content.decode()
    assert "Night owls" in as_(ben).get(f"/t/{replied.pk}/").content.decode()


def test_whoever_began_it_is_told_why(as_, ana, replied, other, moderator):
    decision = move(replied, other, moderator)
    assert Notice.objects.filter(member=ana, kind="moderation.thread").exists()
    page = as_(ana).get(f"/decisions/{decision.pk}/").content.decode()
    assert "It fits better there." in page and f"/t/{replied.pk}/" in page


def test_undoing_brings_it_back_with_its_counters(as_, ben, replied, board, other, moderator):
    before = counted(board)
    services.reverse_decision(move(replied, other, moderator), moderator)
    assert counted(board) == before and counted(other) == (0, 0, None)
    assert replied.title in as_(ben).get(board.url).content.decode()


def test_a_move_that_was_followed_by_another_is_not_undone(boards, replied, other, moderator):
    first = move(replied, other, moderator)
    move(replied, add_board(boards, "Mornings"), moderator)
    with pytest.raises(services.Stale, match="moved again"):
        services.reverse_decision(first, moderator)


def test_in_a_closed_board_its_title_and_the_boards_leak_nowhere(
    as_, ana, ben, outsider, replied, board, closed_board, moderator
):
    decision = move(replied, closed_board, moderator)
    assert as_(ben).get(f"/t/{replied.pk}/").status_code == 200
    for away in (None, outsider):
        assert as_(away).get(f"/t/{replied.pk}/").status_code != 200
        assert replied.title not in as_(away).get("/").content.decode()
        assert replied.title not in as_(away).get(board.url).content.decode()
    # Ana began it and is not let in: she is told that it went where fewer people read, and not where.
    page = as_(ana).get(f"/decisions/{decision.pk}/").content.decode()
    assert "a place with fewer readers" in page
    assert "Tuesday circle" not in page and f"/t/{replied.pk}/" not in page


def test_the_copy_of_ones_data_does_not_name_a_board_that_one_cannot_open(ana, replied, board, closed_board, moderator):
    from community.members.registries import personal_data

    def copied():
        return str([personal_data[model].export(ana) for model in personal_data])

    services.report(replied.posts.get(number=1), ana.home_persona, False)
    assert board.title in copied() and replied.title in copied()
    move(replied, closed_board, moderator)
    assert "Tuesday circle" not in copied() and replied.title in copied()


def test_words_of_a_closed_board_never_go_to_an_open_one(closed_board, other, ben, moderator):
    post, _ = forums.open_topic(closed_board, ben, "Between us", "Only for the circle.")
    handler = registry.thread_handler("forums.topic")
    assert other not in [page.specific for page in handler.places(moderator, post.topic)]
    with pytest.raises(Refused, match="where it goes"):
        move(post.topic, other, moderator)
    post.topic.refresh_from_db()
    assert post.topic.board == closed_board


def test_what_was_written_since_for_a_few_keeps_it_from_going_back(replied, closed_board, ben, moderator):
    decision = move(replied, closed_board, moderator)
    replied.refresh_from_db()
    forums.reply(replied, ben, "Now among us.")
    with pytest.raises(services.Stale, match="fewer readers"):
        services.reverse_decision(decision, moderator)


def test_open_cases_about_its_posts_go_along(replied, board, other, moderator):
    held = Case.objects.get()
    assert held.place_id == board.pk
    move(replied, other, moderator)
    held.refresh_from_db()
    assert held.place_id == other.pk


def test_a_moderator_of_one_board_cannot_move_it_to_another(replied, board, other, outsider):
    members.grant_credential(outsider, Role.MODERATOR, "seen at the office", None, page=board)
    with pytest.raises(Refused, match="where it goes"):
        move(replied, other, outsider)
    members.grant_credential(outsider, Role.MODERATOR, "seen at the office", None, page=other)
    move(replied, other, outsider)
    replied.refresh_from_db()
    assert replied.board_id == other.pk


def test_a_reply_that_was_on_its_way_is_asked_to_look_again(replied, other, ben, moderator):
    before = type(replied).objects.select_related("board").get(pk=replied.pk)
    move(replied, other, moderator)
    with pytest.raises(Refused, match="was moved"):
        forums.reply(before, ben, "Still here?")
