"""Two moderators at the same moment, on two real connections. SQLite has one writer at a time and proves nothing here."""

import threading

import pytest
from django.db import connection, connections

from community.members.permissions import Refused
from forums import services as forums
from moderation import services
from moderation.models import Case, Decision, Lease

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="needs two connections of PostgreSQL"),
]


def at_once(*acts):
    """Run `acts`, each on a connection of its own, from one barrier. Returns what each gave, or the Refused it raised."""
    barrier, found = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        try:
            connection.ensure_connection()
            barrier.wait(timeout=20)
            found[number] = act()
        except Refused as refused:
            found[number] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return found


@pytest.fixture
def cases(topic, ben):
    for number in range(6):
        forums.reply(topic, ben, f"Ring me on 07700 900 14{number} tonight.")
    return list(Case.objects.order_by("pk"))


def refused(found):
    return [answer for answer in found if isinstance(answer, Refused)]


def test_one_of_two_takes_each_case(cases, moderator, second_moderator):
    for case in cases:
        found = at_once(
            lambda pk=case.pk: services.take_lease(pk, moderator),
            lambda pk=case.pk: services.take_lease(pk, second_moderator),
        )
        assert None not in found and len(refused(found)) == 1
        assert Lease.objects.filter(case=case).count() == 1


def test_one_of_two_decides_each_case(cases, moderator, second_moderator):
    for case in cases:
        found = at_once(
            lambda c=case: services.decide(c.pk, "approve", moderator, c.version),
            lambda c=case: services.decide(c.pk, "remove", second_moderator, c.version, "Why."),
        )
        assert None not in found and len(refused(found)) == 1
        assert Decision.objects.filter(case=case).count() == 1


def test_an_edit_and_a_release_never_publish_words_that_nobody_read(cases, ben, moderator):
    from forums.models import Post

    for case in cases:
        post = Post.objects.select_related("topic").get(pk=case.target_id)
        at_once(
            lambda p=post: forums.edit(p, ben, "Ring me on 07700 900 999 instead."),
            lambda c=case: services.decide(c.pk, "approve", moderator, c.version),
        )
        post.refresh_from_db()
        if post.state == "published":
            decision = Decision.objects.get(case=case)
            assert "900 999" not in post.body or decision.revision == post.revision


def test_two_who_release_the_same_many_do_each_once(cases, moderator, second_moderator):
    ids = [case.pk for case in cases]
    found = at_once(
        lambda: services.approve_many(ids, moderator), lambda: services.approve_many(ids[::-1], second_moderator)
    )
    assert sorted(found[0].decided + found[1].decided) == ids
    assert Decision.objects.count() == len(ids)
    topic = forums.Topic.objects.get()
    assert topic.reply_count == len(ids)
