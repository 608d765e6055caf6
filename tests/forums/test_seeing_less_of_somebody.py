"""Mute and block on the boards: by name, at once, and known to nobody else."""

import pytest

from community.members import services as members
from community.members.models import Block, Mute
from community.members.permissions import Refused
from community.notifications.models import Notice
from community.notifications.queries import inbox_of
from forums import services as forums

pytestmark = pytest.mark.django_db
WORDS = "A walk helps me at night."


@pytest.fixture
def answered(topic, ben):
    forums.reply(topic, ben, WORDS)
    return topic


def page_of(client, topic, query=""):
    return client.get(f"/t/{topic.pk}/{query}").content.decode()


def test_the_way_there_is_under_each_post_of_others(as_, answered, ana, ben):
    post = answered.posts.get(number=2)
    assert f'href="/p/{post.pk}/apart/"' in page_of(as_(ana), answered)
    assert f'href="/p/{post.pk}/apart/"' not in page_of(as_(ben), answered)
    assert as_(ben).get(f"/p/{post.pk}/apart/").status_code == 404
    asked = as_(ana).get(f"/p/{post.pk}/apart/").content.decode()
    assert "See less of Plain Sparrow" in asked and "Nobody is told" in asked
    assert not Mute.objects.exists()


def test_a_muted_persons_posts_are_folded_and_can_be_opened_once(as_, answered, ana, outsider):
    assert WORDS in page_of(as_(ana), answered)
    post = answered.posts.get(number=2)
    answer = as_(ana).post(f"/p/{post.pk}/apart/", {"act": "mute"}, follow=True)
    assert "You no longer see what this person writes" in answer.content.decode()
    folded = page_of(as_(ana), answered)
    assert WORDS not in folded and "Plain Sparrow" not in folded and "You muted this person." in folded
    assert WORDS in page_of(as_(ana), answered, "?show=2")
    assert WORDS in page_of(as_(outsider), answered)


def test_an_open_page_gets_no_words_of_theirs_either(as_, answered, ana, ben):
    version = answered.version
    members.mute(ana, ben.home_persona)
    forums.reply(answered, ben, "And tea.")
    piece = as_(ana).get(f"/t/{answered.pk}/changes/", {"version": version, "page": 1}).content.decode()
    assert "And tea." not in piece and "You muted this person." in piece


def test_their_topics_are_left_out_of_lists_and_the_list_says_so(as_, answered, board, ana, ben):
    members.mute(ben, ana.home_persona)
    title = answered.title
    assert title in as_(None).get(board.url).content.decode() and title in as_(None).get("/").content.decode()
    listed = as_(ben).get(board.url).content.decode()
    assert title not in listed and "1 topic is left out by your choice." in listed
    assert title not in as_(ben).get("/").content.decode()


def test_they_bring_no_notice_before_or_after(topic, ana, ben):
    forums.reply(topic, ben, "Before.")
    assert len(inbox_of(ana)) == 1
    members.mute(ana, ben.home_persona)
    assert inbox_of(ana) == []
    forums.reply(topic, ben, "After.")
    assert Notice.objects.filter(member=ana).count() == 1


def test_a_muted_persons_post_can_still_be_reported(as_, answered, ana, ben):
    members.mute(ana, ben.home_persona)
    assert as_(ana).get(f"/report/forums.post/{answered.posts.get(number=2).pk}/").status_code == 200
    assert as_(ana).get(f"/report/forums.reply/{answered.posts.get(number=2).pk}/").status_code == 404


def test_a_block_folds_both_ways_and_only_its_maker_may_open(as_, answered, ana, ben):
    as_(ana).post(f"/p/{answered.posts.get(number=2).pk}/apart/", {"act": "block"})
    block = Block.objects.get()
    assert (block.own, block.other) == (ana.home_persona, ben.home_persona)
    assert "You blocked this person." in page_of(as_(ana), answered)
    assert WORDS in page_of(as_(ana), answered, "?show=2")
    other = page_of(as_(ben), answered, "?show=1")
    assert "My dad died in March" not in other and "You and this person are kept apart." in other


def test_neither_answers_the_others_topics_and_no_word_is_lost(as_, answered, ana, ben):
    members.block(ana.home_persona, ben.home_persona)
    assert "are kept apart, so you can’t reply" in page_of(as_(ben), answered)
    answer = as_(ben).post(f"/t/{answered.pk}/reply/", {"body": "Please talk to me."})
    assert answer.status_code == 422 and "Please talk to me." in answer.content.decode()
    with pytest.raises(Refused):
        forums.reply(answered, ben, "Please.")
    theirs, _ = forums.open_topic(answered.board, ben, "Mine", "Words.")
    with pytest.raises(Refused):
        forums.reply(theirs.topic, ana, "Hm.")
    assert answered.posts.count() == 2


def test_nobody_gets_round_a_block_with_a_new_name(answered, ana, ben):
    members.block(ana.home_persona, ben.home_persona)
    with pytest.raises(Refused):
        forums.reply(answered, ben, "It is me.", as_alias=True)
    assert answered.posts.count() == 2


def test_a_name_that_was_there_before_goes_on_or_its_silence_would_tell(topic, ana, ben):
    alias = forums.reply(topic, ben, "Nobody knows me.", as_alias=True)[0].author
    members.block(ana.home_persona, ben.home_persona)
    again, new = forums.reply(topic, ben, "Still here.")
    assert new and again.author == alias


def test_a_mute_of_one_name_says_nothing_of_another(as_, topic, ana, ben):
    alias = forums.reply(topic, ben, "Under cover.", as_alias=True)[0].author
    forums.reply(topic, ben, WORDS, as_alias=False)
    members.mute(ana, alias)
    page = page_of(as_(ana), topic)
    assert "Under cover." not in page and WORDS in page


def test_a_block_from_under_another_name_stays_with_that_name(as_, topic, ana, ben):
    alias = forums.reply(topic, ben, "Under cover.", as_alias=True)[0].author
    as_(ben).post(f"/p/{topic.posts.get(number=1).pk}/apart/", {"act": "block"})
    assert Block.objects.get().own == alias
    theirs, _ = forums.open_topic(topic.board, ben, "Mine", WORDS)
    assert WORDS in page_of(as_(ana), theirs.topic)
    forums.reply(theirs.topic, ana, "I can answer this one.")


def test_a_moderator_can_be_muted_and_not_blocked(as_, topic, ana, moderator):
    post, _ = forums.reply(topic, moderator, "A word to all.")
    asked = as_(ana).get(f"/p/{post.pk}/apart/").content.decode()
    assert "looks after everybody here" in asked and 'value="block"' not in asked
    assert as_(ana).post(f"/p/{post.pk}/apart/", {"act": "block"}).status_code == 422
    assert as_(ana).post(f"/p/{post.pk}/apart/", {"act": "mute"}).status_code == 302


def test_a_visitor_is_asked_to_sign_in(client, answered):
    answer = client.post(f"/p/{answered.posts.get(number=2).pk}/apart/", {"act": "mute"})
    assert answer.status_code == 302 and "/account/login/" in answer["Location"]


def test_what_makes_no_sense_changes_nothing(as_, answered, ana):
    post = answered.posts.get(number=2)
    for act in ("", "love", "unblock"):
        assert as_(ana).post(f"/p/{post.pk}/apart/", {"act": act}).status_code == 422
    for show in ("x", "-1", "9" * 40):
        assert as_(ana).get(f"/t/{answered.pk}/?show={show}").status_code == 200
