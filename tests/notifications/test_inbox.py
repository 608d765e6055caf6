import pytest

from community.members import registries
from community.notifications import queries, services
from community.notifications.models import Notice

pytestmark = pytest.mark.django_db


def test_the_same_happening_is_told_once(ana, tell):
    first = tell(ana)
    assert tell(ana) == first
    assert Notice.objects.count() == 1
    tell(ana, key="post:2")
    assert Notice.objects.count() == 2


def test_two_members_are_each_told(ana, ben, tell):
    tell(ana)
    tell(ben)
    assert len(queries.inbox_of(ana)) == len(queries.inbox_of(ben)) == 1


def test_an_unknown_kind_is_refused(ana):
    with pytest.raises(ValueError, match="No kind"):
        services.tell(ana, "test.unknown", "x", "/")


def test_opening_the_inbox_shows_what_is_new_and_marks_it_read(as_, ana, tell):
    tell(ana)
    client = as_(ana)
    assert "you have something new" in client.get("/account/").content.decode()
    page = client.get("/notices/").content.decode()
    assert "Somebody answered you." in page and "New." in page
    again = client.get("/notices/").content.decode()
    assert "Somebody answered you." in again and "New." not in again
    assert queries.unread_count(ana) == 0


def test_one_members_inbox_is_not_anothers(as_, ana, ben, tell):
    tell(ana)
    assert "Somebody answered you." in as_(ana).get("/notices/").content.decode()
    assert "Somebody answered you." not in as_(ben).get("/notices/").content.decode()


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get("/notices/")["Location"].startswith("/account/login/")


def test_what_may_no_longer_be_seen_is_neither_shown_nor_counted(as_, ana, tell, monkeypatch):
    visible = {1, 2}
    monkeypatch.setitem(registries.visible_to, "test.post", lambda member, ids: ids & visible)
    tell(ana, key="1", subject_kind="test.post", subject_id=1)
    tell(ana, key="2", subject_kind="test.post", subject_id=2)
    assert queries.unread_count(ana) == len(queries.inbox_of(ana)) == 2
    visible.remove(2)
    assert queries.unread_count(ana) == 1
    assert [notice.key for notice in queries.inbox_of(ana)] == ["1"]
    as_(ana).get("/notices/")
    assert queries.unread_count(ana) == 0
    visible.add(2)
    assert queries.unread_count(ana) == 1, "it was never shown, so it is still new"


def test_each_kind_is_asked_once(ana, tell, monkeypatch):
    asked = []
    monkeypatch.setitem(registries.visible_to, "test.post", lambda member, ids: asked.append(set(ids)) or ids)
    for number in range(5):
        tell(ana, key=str(number), subject_kind="test.post", subject_id=number)
    queries.inbox_of(ana)
    assert asked == [{0, 1, 2, 3, 4}]


def test_an_empty_inbox_costs_one_query_to_count(ana, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert queries.unread_count(ana) == 0
