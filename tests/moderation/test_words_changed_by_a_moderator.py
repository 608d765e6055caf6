"""A moderator puts other words in place of somebody's; theirs are kept, told of, and come back when it is undone."""

import pytest

from community.members.permissions import Refused
from community.notifications.models import Notice
from forums import services as forums
from moderation import services
from moderation.models import Case, Decision
from moderation.services.put_back import comes_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(topic, ben):
    return forums.reply(topic, ben, "My sister *Kim* from the bakery said the same.")[0]


@pytest.fixture
def change(post, moderator):
    def change(body="My sister said the same.", words="Names of others stay out."):
        post.refresh_from_db()
        case = services.open_for(post, moderator)
        return services.decide(case.pk, "edit", moderator, case.version, words, "privacy", body=body)

    return change


def page_of(as_, member, post):
    return as_(member).get(f"/t/{post.topic_id}/").content.decode()


def test_everybody_reads_the_new_words_and_that_a_moderator_changed_them(as_, ana, post, change):
    assert "<em>Kim</em>" in page_of(as_, ana, post)
    change()
    page = page_of(as_, ana, post)
    assert "My sister said the same." in page and "Kim" not in page and "Changed by a moderator" in page
    assert "Read why" not in page


def test_the_author_is_told_why_and_keeps_their_own_words(as_, ben, post, change):
    decision = change()
    assert Notice.objects.get(member=ben).kind == "moderation.edit"
    assert f"/decisions/about/forums.post/{post.pk}/" in page_of(as_, ben, post)
    explained = as_(ben).get(f"/decisions/{decision.pk}/").content.decode()
    assert "Changed by a moderator" in explained and "Names of others stay out." in explained
    assert "*Kim*" in explained and "My sister said the same." in explained


def test_the_old_words_come_back_when_it_is_undone(as_, ana, post, change, moderator):
    services.reverse_decision(change(), moderator)
    page = page_of(as_, ana, post)
    assert "<em>Kim</em>" in page and "Changed by a moderator" not in page


def test_of_two_changes_undoing_the_second_leaves_the_first(as_, ana, post, change, moderator):
    change()
    services.reverse_decision(change("Somebody said the same."), moderator)
    page = page_of(as_, ana, post)
    assert "My sister said the same." in page and "Changed by a moderator" in page


def test_words_that_the_author_changed_since_are_not_put_aside(ben, post, change, moderator):
    decision = change()
    post.refresh_from_db()
    forums.edit(post, ben, "My sister agreed.")
    with pytest.raises(services.Stale, match="changed again"):
        services.reverse_decision(decision, moderator)
    post.refresh_from_db()
    assert post.body == "My sister agreed." and not post.by_moderator


def test_the_title_of_a_topic_stays(topic, ana, moderator):
    first = topic.posts.get()
    case = services.open_for(first, moderator)
    services.decide(case.pk, "edit", moderator, case.version, "Shorter.", body="He died in March.")
    topic.refresh_from_db()
    first.refresh_from_db()
    assert topic.title == "The house is quiet at this hour" and first.body == "He died in March."


def test_the_same_words_change_nothing(post, change):
    with pytest.raises(Refused, match="same words"):
        change(post.body)
    assert not Decision.objects.exists()


def test_a_member_may_not(post, ana):
    with pytest.raises(Refused):
        services.open_for(post, ana)


def test_both_changes_can_be_undone_one_after_the_other(as_, ana, post, change, moderator):
    first, second = change(), change("Somebody said the same.")
    services.reverse_decision(second, moderator)
    services.reverse_decision(first, moderator)
    page = page_of(as_, ana, post)
    assert "<em>Kim</em>" in page and "Changed by a moderator" not in page


def test_what_was_edited_out_and_comes_back_waits_for_a_moderator(as_, ana, ben, post, change):
    change()
    forums.edit(post, ben, "My sister said the same. It was Kim, from the bakery!")
    post.refresh_from_db()
    case = Case.objects.get(state="open")
    assert (post.state, case.kind, case.signals.get().reason) == ("held", "hold", "put_back")
    assert "Kim" not in page_of(as_, ana, post)
    assert "Something in it made" not in page_of(as_, ben, post) and "Waiting for a person" in page_of(as_, ben, post)


def test_other_changes_after_a_moderators_go_up_as_ever(ben, post, change):
    change()
    forums.edit(post, ben, "My sister said the very same thing.")
    post.refresh_from_db()
    assert post.state == "published" and not Case.objects.filter(state="open").exists()


def test_what_an_undone_change_had_left_out_may_stand_again(ben, post, change, moderator):
    services.reverse_decision(change(), moderator)
    forums.edit(post, ben, "My sister *Kim* from the bakery said the very same.")
    post.refresh_from_db()
    assert post.state == "published"


@pytest.mark.parametrize(
    "now, back",
    [
        ("I take the blue ones, ten of them, at night.", True),
        ("Ten of them. At night, I mean.", True),
        ("I take them at home.", False),
        ("I take my medicine at night.", False),
    ],
)
def test_a_piece_of_what_was_left_out_is_known_by_its_words(now, back):
    before, after = "I take ten of them, at night, with tea and a long book.", "I take them."
    assert comes_back(before, after, now) is back
