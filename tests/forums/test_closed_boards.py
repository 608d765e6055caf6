import pytest

from forums import queries
from forums import services as forums

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(closed_board, ben):
    post, _ = forums.open_topic(closed_board, ben, "Between us", "Only for the circle.")
    return post


ADDRESSES = ["/t/{t}/", "/t/{t}/changes/?version=0", "/p/{p}/", "/b/{b}/new/", "{url}"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_of_a_closed_board_opens_to_an_outsider(as_, secret, closed_board, ben, outsider, address):
    path = address.format(t=secret.topic_id, p=secret.pk, b=closed_board.pk, url=closed_board.url)
    assert as_(ben).get(path, follow=True).status_code == 200
    for other in (outsider, None):
        answer = as_(other).get(path, follow=True)
        assert "Only for the circle." not in answer.content.decode() and "Between us" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/t/{t}/reply/", "/p/{p}/edit/", "/p/{p}/withdraw/", "/report/forums.post/{p}/"])
def test_no_write_reaches_a_closed_board_from_outside(as_, secret, outsider, path):
    posts = secret.topic.posts.count()
    as_(outsider).post(path.format(t=secret.topic_id, p=secret.pk), {"body": "Let me in.", "about": "rules"})
    assert secret.topic.posts.count() == posts
    secret.refresh_from_db()
    assert secret.body == "Only for the circle."
    from moderation.models import Case

    assert not Case.objects.exists()


def test_lists_name_neither_the_board_nor_its_topics_to_an_outsider(as_, secret, closed_board, ben, outsider):
    assert "Tuesday circle" in as_(ben).get("/boards/").content.decode()
    for other in (outsider, None):
        for path in ("/boards/", "/"):
            page = as_(other).get(path).content.decode()
            assert "Tuesday circle" not in page and "Between us" not in page
    assert secret.topic_id not in [line.id for line in queries.latest_public_topics(50)]


def test_a_restriction_on_the_list_of_boards_covers_what_is_below(as_, boards, topic, ben):
    from wagtail.models import PageViewRestriction

    assert as_(None).get(f"/t/{topic.pk}/").status_code == 200
    PageViewRestriction.objects.create(page=boards, restriction_type=PageViewRestriction.LOGIN)
    assert as_(None).get(f"/t/{topic.pk}/").status_code == 302
    assert as_(ben).get(f"/t/{topic.pk}/").status_code == 200


def test_lifting_a_restriction_holds_at_once(as_, secret, closed_board, outsider):
    assert as_(outsider).get(f"/t/{secret.topic_id}/").status_code != 200
    closed_board.view_restrictions.all().delete()
    assert as_(outsider).get(f"/t/{secret.topic_id}/").status_code == 200
