"""A held post goes up in a moderator's words; its author asks again, and somebody else puts their own words up."""

import pytest

from community.notifications.models import Notice
from forums import services as forums
from moderation import services
from moderation.models import Appeal, Case

pytestmark = pytest.mark.django_db
OWN = "The helpline that got me through is 07700 900 142."
NEW = "The helpline that got me through."


@pytest.fixture
def change(topic, ben, moderator):
    """The decision by which a held post went up in other words."""
    post, _ = forums.reply(topic, ben, OWN)
    case = Case.objects.get(target_id=post.pk)
    assert case.kind == "hold"
    return services.decide(case.pk, "edit", moderator, case.version, "Numbers.", "privacy", body=NEW)


@pytest.fixture
def asked(change, ben):
    return services.appeal(change, ben, "It is the number of a helpline.")


def overturn(asked, who):
    return services.answer_appeal(asked.case_id, "overturn", who, asked.case.version, "You are right.")


def page_of(as_, member, topic):
    return as_(member).get(f"/t/{topic.pk}/").content.decode()


def test_the_authors_own_words_are_up_at_once(as_, ana, topic, asked, second_moderator):
    assert OWN not in page_of(as_, ana, topic)
    overturn(asked, second_moderator)
    assert OWN in page_of(as_, ana, topic)
    assert not Case.objects.filter(state="open").exists()


def test_the_author_is_told_that_it_is_up(ben, asked, second_moderator):
    overturn(asked, second_moderator)
    kinds = set(Notice.objects.filter(member=ben).values_list("kind", flat=True))
    assert kinds >= {"moderation.appeal", "moderation.approve"}


def test_whoever_answers_reads_the_own_words_first(as_, asked, second_moderator):
    page = as_(second_moderator).get(f"/admin/queue/{asked.case_id}/").content.decode()
    assert "Their own words, before they were changed" in page and OWN in page


def test_a_cry_for_help_on_the_same_words_keeps_its_own_case(ana, asked, second_moderator):
    post_id = asked.decision.target_id
    first = asked.decision.case
    Case.objects.create(
        kind="crisis", target_kind=first.target_kind, target_id=post_id, author=first.author, severity=3,
        due_at=first.due_at,
    )  # fmt: skip
    overturn(asked, second_moderator)
    assert set(Case.objects.filter(state="open").values_list("kind", flat=True)) == {"crisis", "hold"}


def test_words_that_the_author_changed_since_are_not_put_aside(ben, change, asked, second_moderator):
    from forums.models import Post

    post = Post.objects.get(pk=change.target_id)
    forums.edit(post, ben, "It got me through.")
    with pytest.raises(services.Stale, match="changed again"):
        overturn(asked, second_moderator)
    post.refresh_from_db()
    assert post.body == "It got me through." and Appeal.objects.get().outcome == ""
