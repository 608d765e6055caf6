import pytest

from forums import services as forums
from moderation.content import State
from moderation.models import Case, Signal

pytestmark = pytest.mark.django_db


def reply(topic, member, body):
    post, _ = forums.reply(topic, member, body)
    return post


def test_a_phone_number_holds_the_post_and_opens_one_case(topic, ben):
    post = reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    case = Case.objects.get()
    assert post.state == State.HELD
    assert (case.kind, case.target_kind, case.target_id, case.author) == (
        "hold",
        "forums.post",
        post.pk,
        ben.home_persona,
    )
    signal = case.signals.get()
    assert "Ring me on 07700 900 142 tonight."[signal.span_start : signal.span_end] == "07700 900 142"


def test_a_held_post_is_seen_by_its_author_and_nobody_else(as_, ana, ben, topic):
    reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert "<mark>07700 900 142</mark>" in page
    assert "Waiting for a person to read it" in page and "Someone will read it by" in page
    for other in (ana, None):
        assert "07700" not in as_(other).get(f"/t/{topic.pk}/").content.decode()


def test_the_held_post_counts_nowhere_until_it_is_released(topic, ben):
    reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    topic.refresh_from_db()
    assert topic.reply_count == 0
    assert topic.board.activity.posts == 1


def test_a_wish_to_be_dead_is_published_with_a_case_and_a_card_for_its_author_alone(as_, ana, ben, topic):
    post = reply(topic, ben, "Some nights I just want to die.")
    assert post.state == State.PUBLISHED
    assert Case.objects.get().kind == "crisis"
    assert "Thank you for saying it." in as_(ben).get(f"/t/{topic.pk}/").content.decode()
    page = as_(ana).get(f"/t/{topic.pk}/").content.decode()
    assert "Some nights I just want to die." in page and "Thank you for saying it." not in page


def test_a_plan_is_held_with_the_card_and_shows_neither_span_nor_rule(as_, ben, topic):
    post = reply(topic, ben, "I am going to kill myself tonight.")
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert post.state == State.HELD
    assert "Thank you for saying it." in page and "We want a person to read this with you" in page
    assert "<mark>" not in page and "looks like" not in page
    assert Case.objects.get().severity == 4


def test_a_link_by_a_new_member_is_held_and_by_an_older_one_is_not(topic, newcomer, ben, agreement):
    from community.members import services as members

    members.accept(newcomer, agreement)
    assert reply(topic, newcomer, "Look at https://example.org/help").state == State.HELD
    assert reply(topic, ben, "Look at https://example.org/help").state == State.PUBLISHED


def test_mending_a_held_post_frees_it(topic, ben):
    post = reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    forums.edit(post, ben, "Write to me here.")
    post.refresh_from_db()
    assert post.state == State.PUBLISHED
    assert Case.objects.get().state == "closed"
    topic.refresh_from_db()
    assert topic.reply_count == 1


def test_an_edit_does_not_free_a_hold_where_a_person_should_come_first(topic, ben):
    post = reply(topic, ben, "I am going to kill myself tonight.")
    forums.edit(post, ben, "Never mind, all fine.")
    post.refresh_from_db()
    assert post.state == State.HELD
    assert Case.objects.get().state == "open"


def test_an_edit_that_adds_a_number_holds_a_published_post(as_, ana, topic, ben):
    post = reply(topic, ben, "Write to me here.")
    assert "Write to me here." in as_(ana).get(f"/t/{topic.pk}/").content.decode()
    forums.edit(post, ben, "Write to me here or ring 07700 900 142.")
    assert "Write to me here" not in as_(ana).get(f"/t/{topic.pk}/").content.decode()
    topic.refresh_from_db()
    assert topic.reply_count == 0


def test_a_held_first_post_hides_its_topic_from_lists_and_from_others(as_, board, ana, ben):
    post, _ = forums.open_topic(board, ben, "A quiet word", "Mail me at low.lamp@example.org please.")
    assert "A quiet word" in as_(ben).get(board.url).content.decode()
    assert "A quiet word" not in as_(ana).get(board.url).content.decode()
    assert as_(ben).get(f"/t/{post.topic_id}/").status_code == 200
    assert as_(ana).get(f"/t/{post.topic_id}/").status_code == 404


def test_what_stands_in_the_title_is_screened_too(board, ben):
    post, _ = forums.open_topic(board, ben, "Ring 07700 900 142", "Please.")
    assert post.state == State.HELD
    assert Signal.objects.get().reason == "phone"


def test_taking_back_a_held_post_closes_its_hold(topic, ben):
    post = reply(topic, ben, "Ring me on 07700 900 142 tonight.")
    forums.withdraw(post, ben)
    assert Case.objects.get().state == "closed"


def test_taking_back_a_crisis_post_keeps_its_case_open(topic, ben):
    post = reply(topic, ben, "Some nights I just want to die.")
    forums.withdraw(post, ben)
    assert Case.objects.get().state == "open"
    topic.refresh_from_db()
    assert topic.reply_count == 0
