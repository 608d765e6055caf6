import pytest

from community.members import services as members
from community.members.permissions import Refused
from forums import services as forums
from moderation import services
from moderation.models import Decision

from .conftest import post_as, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(topic, session, ben, alias, ana):
    """Ben on a board, as an alias, and in a room; Ana beside him."""
    post_as(topic, ben.home_persona, "Ben under his own name.")
    post_as(topic, alias, "Ben as a bird.")
    say(session, ben.home_persona, "Ben in a room.")
    forums.withdraw(post_as(topic, ben.home_persona, "Ben took this back."), ben)
    forums.reply(topic, ana, "Ana beside him.")


def test_a_member_has_a_list_of_their_own_words_under_every_name(as_, written, alias):
    from community.members.models import Member

    ben = Member.objects.get(home_persona__name="Plain Sparrow")
    page = as_(ben).get("/account/wrote/").content.decode()
    for words in ("Ben under his own name.", "Ben as a bird.", "Ben in a room.", alias.name):
        assert words in page, words
    for words in ("Ana beside him.", "Ben took this back.", "Low days", "Tuesday evening group"):
        assert words not in page, words
    assert (
        "Ben as a bird."
        not in as_(Member.objects.get(home_persona__name="Quiet Heron")).get("/account/wrote/").content.decode()
    )


def test_the_list_comes_in_pages_and_costs_the_same(as_, topic, ben, session, django_assert_max_num_queries):
    for number in range(30):
        forums.reply(topic, ben, f"Line {number:02}.")
    for number in range(5):
        say(session, ben.home_persona, f"Said {number}.")
    client = as_(ben)
    client.get("/account/wrote/")
    with django_assert_max_num_queries(10):
        first = client.get("/account/wrote/").content.decode()
    second = client.get("/account/wrote/?page=2").content.decode()
    whole = first + second
    assert all(whole.count(f"Line {number:02}.") == 1 for number in range(30))
    assert all(whole.count(f"Said {number}.") == 1 for number in range(5))
    assert "?page=2" in first and client.get("/account/wrote/?page=nine").status_code == 200


def test_a_new_member_has_an_empty_list(as_, newcomer):
    assert "Nothing yet." in as_(newcomer).get("/account/wrote/").content.decode()


def test_a_moderator_sees_one_name_with_a_reason_and_it_is_logged(
    as_, ana, written, alias_case, own_name_case, moderator
):
    client, at = as_(moderator), f"/admin/queue/{own_name_case.pk}/wrote/"
    assert "Ben in a room." not in client.get(at).content.decode()
    empty = client.post(at, {"reason": " "})
    assert empty.status_code == 422 and not Decision.objects.exists()
    answer = client.post(at, {"reason": "Three reports in a week."})
    decision = Decision.objects.get()
    assert (decision.action, decision.decided_by) == ("look", moderator)
    page = client.get(answer["Location"]).content.decode()
    for words in ("Ben under his own name.", "Ben in a room.", "Ben took this back."):
        assert words in page, words
    for words in ("Ben as a bird.", "Ana beside him."):
        assert words not in page, words


def test_under_an_alias_it_is_what_the_alias_wrote(as_, written, alias_case, moderator):
    decision = services.look(alias_case.pk, moderator, "Three reports in a week.")
    page = as_(moderator).get(f"/admin/queue/decisions/{decision.pk}/").content.decode()
    assert "Ben as a bird." in page and "Ben under his own name." not in page and "Plain Sparrow" not in page


def test_others_see_that_it_was_asked_and_not_the_list(as_, written, own_name_case, moderator, second_moderator):
    decision = services.look(own_name_case.pk, moderator, "Three reports in a week.")
    at = f"/admin/queue/decisions/{decision.pk}/"
    assert "Ben in a room." in as_(moderator).get(at).content.decode()
    other = as_(second_moderator).get(at)
    assert other.status_code == 200
    assert "Ben in a room." not in other.content.decode() and "Three reports" not in other.content.decode()


def test_no_member_and_no_local_moderator_gets_such_a_list(as_, ana, written, own_name_case, local_moderator):
    assert as_(local_moderator).get(f"/admin/queue/{own_name_case.pk}/wrote/").status_code == 403
    for person in (local_moderator, ana):
        with pytest.raises(Refused):
            services.look(own_name_case.pk, person, "I would like to.")


def test_what_a_room_deleted_is_not_listed(as_, written, session, ben):
    from django.utils import timezone

    from groups.models import Session

    assert "Ben in a room." in as_(ben).get("/account/wrote/").content.decode()
    Session.objects.filter(pk=session.pk).update(purged_at=timezone.now(), data_key=None)
    assert "Ben in a room." not in as_(ben).get("/account/wrote/").content.decode()


def test_the_person_can_see_that_somebody_looked(as_, ben, written, own_name_case, moderator):
    services.look(own_name_case.pk, moderator, "Three reports in a week.")
    assert "A moderator looked at what you wrote" in as_(ben).get("/decisions/").content.decode()


def test_erasure_leaves_the_line(ben, own_name_case, moderator):
    decision = services.look(own_name_case.pk, moderator, "Three reports in a week.")
    members.erase(ben)
    assert Decision.objects.select_related("text").get(pk=decision.pk).text.reason == ""


def test_ones_own_list_tells_topics_from_replies(as_, ana, topic):
    forums.reply(topic, ana, "I am still up.")
    page = as_(ana).get("/account/wrote/").content.decode()
    assert ">Topic</a>" in page and ">Reply</a>" in page and ">Post</a>" not in page
