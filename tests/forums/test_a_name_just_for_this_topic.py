"""Writing under a name that is used in one topic alone."""

import uuid

import pytest

from community.lib import kept
from community.members import queries as members
from community.members.models import Persona, Role
from community.members.permissions import Refused
from community.notifications.models import Notice
from forums import services as forums
from forums.models import Post, Topic

pytestmark = pytest.mark.django_db


def send(client, topic, **fields):
    return client.post(f"/t/{topic.pk}/reply/", {"body": "I know that hour.", "client_key": uuid.uuid4(), **fields})


def newest(topic):
    return topic.posts.order_by("-number").select_related("author").first()


def test_a_reply_can_go_up_under_another_name(as_, topic, ben):
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert 'name="post_as" value="own"' in page and "A name just for this topic" in page
    send(as_(ben), topic, post_as="alias")
    author = newest(topic).author
    assert author.is_alias and author.member == ben and author.name.startswith("Anonymous ")
    seen = as_(None).get(f"/t/{topic.pk}/").content.decode()
    assert author.name in seen and "Plain Sparrow" not in seen


def test_the_name_stays_the_same_and_is_chosen_already(as_, topic, ben):
    first, _ = forums.reply(topic, ben, "One.", as_alias=True)
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert first.author.name in page.partition('id="composer"')[2]
    assert 'value="alias" id="id_post_as_1" checked' in page.replace(" required", "")
    send(as_(ben), topic)
    assert newest(topic).author == first.author
    send(as_(ben), topic, post_as="own_anyway")
    assert newest(topic).author == ben.home_persona


def test_a_page_from_before_the_other_name_asks_once_more(as_, topic, ben):
    forums.reply(topic, ben, "One.", as_alias=True)
    answer = send(as_(ben), topic, post_as="own")
    assert answer.status_code == 422 and "You have another name in this topic by now" in answer.content.decode()
    assert "I know that hour." in answer.content.decode()
    assert topic.posts.count() == 2


def test_a_topic_opened_under_another_name_keeps_it_for_its_authors_replies(as_, board, ana, ben):
    as_(ana).post(
        f"/b/{board.pk}/new/", {"title": "Nobody knows", "body": "I say it here.", "post_as": "alias", "mode": ""}
    )
    opened = Topic.objects.get()
    assert opened.author.is_alias and opened.posts.get().author == opened.author
    reply, _ = forums.reply(opened, ana, "And more.")
    assert reply.author == opened.author
    listed = as_(ben).get(board.url).content.decode()
    assert opened.author.name in listed and "Quiet Heron" not in listed


def test_each_topic_gets_a_name_of_its_own(board, topic, ana, ben):
    other, _ = forums.open_topic(board, ana, "Another", "Words.")
    one, _ = forums.reply(topic, ben, "One.", as_alias=True)
    two, _ = forums.reply(other.topic, ben, "Two.", as_alias=True)
    assert one.author_id != two.author_id
    assert Persona.objects.filter(member=ben).count() == 3


def test_a_label_does_not_go_with_it_and_the_form_says_so(as_, topic, ana, moderator):
    assert "It does not show your label “Moderator”" in as_(moderator).get(f"/t/{topic.pk}/").content.decode()
    assert "It does not show your label" not in as_(ana).get(f"/t/{topic.pk}/").content.decode()
    post, _ = forums.reply(topic, moderator, "As one of you.", as_alias=True)
    assert post.author.role_now == Role.PEER


def test_a_form_sent_twice_under_two_names_makes_one_post(topic, ben):
    key = uuid.uuid4()
    first, new = forums.reply(topic, ben, "Once.", key, as_alias=True)
    second, again = forums.reply(topic, ben, "Once.", key, as_alias=False)
    assert (new, again) == (True, False) and first == second
    opened, _ = forums.open_topic(topic.board, ben, "T", "Words.", client_key=(key := uuid.uuid4()), as_alias=True)
    twin, again = forums.open_topic(topic.board, ben, "T", "Words.", client_key=key)
    assert twin == opened and not again
    assert Post.objects.filter(author__member=ben).count() == 2


def test_it_is_ones_own_to_change_and_to_take_back(as_, topic, ana, ben):
    post, _ = forums.reply(topic, ben, "Hidden words.", as_alias=True)
    assert as_(ana).get(f"/p/{post.pk}/edit/").status_code == 404
    assert as_(ben).get(f"/p/{post.pk}/edit/").status_code == 200
    as_(ben).post(f"/p/{post.pk}/edit/", {"body": "Other words."})
    post.refresh_from_db()
    assert post.body == "Other words." and post.author.is_alias
    as_(ben).post(f"/p/{post.pk}/withdraw/")
    post.refresh_from_db()
    assert post.state == "withdrawn"


def test_nobody_is_told_of_their_own_answer_under_another_name(topic, ana, ben):
    forums.reply(topic, ana, "Me again.", as_alias=True)
    assert not Notice.objects.filter(member=ana).exists()
    forums.reply(topic, ben, "Here.", as_alias=True)
    assert Notice.objects.filter(member=ana).count() == 1


def test_trust_is_counted_whatever_the_name(topic, ben):
    before = ben.published_count
    forums.reply(topic, ben, "One.", as_alias=True)
    ben.refresh_from_db()
    assert ben.published_count == before + 1


def test_the_choice_is_kept_with_the_words_of_somebody_who_was_signed_out(client, as_, topic, ben):
    send(as_(None), topic, post_as="alias")
    assert kept.kept  # the words lie in the session, the choice beside them
    client.force_login(ben, backend="community.members.backends.MemberBackend")
    page = client.get(f"/t/{topic.pk}/").content.decode()
    assert "I know that hour." in page
    assert 'value="alias" id="id_post_as_1" checked' in page


def test_the_case_shows_the_other_name_alone(as_, topic, ben, moderator):
    post, _ = forums.reply(topic, ben, "Ring me on 07700 900 142.", as_alias=True)
    from moderation.models import Case

    page = as_(moderator).get(f"/admin/queue/{Case.objects.get(author=post.author).pk}/").content.decode()
    assert post.author.name in page and "Plain Sparrow" not in page and ben.username not in page


def test_two_birds_of_one_topic_never_share_a_name(topic, ana, ben, monkeypatch):
    from community.members import aliases

    monkeypatch.setattr(aliases, "in_random_order", lambda: iter(["Anonymous Wren", "Anonymous Teal"]))
    names = {forums.reply(topic, member, "Hm.", as_alias=True)[0].author.name for member in (ana, ben)}
    assert names == {"Anonymous Wren", "Anonymous Teal"}


def test_a_topic_without_a_free_name_says_so_and_loses_nothing(as_, topic, ben, monkeypatch):
    from community.members import aliases

    monkeypatch.setattr(aliases, "in_random_order", lambda: iter([]))
    with pytest.raises(Refused):
        forums.reply(topic, ben, "Hm.", as_alias=True)
    answer = send(as_(ben), topic, post_as="alias")
    assert answer.status_code == 422 and "I know that hour." in answer.content.decode()
    assert members.alias_of(ben, topic.pk) is None
