"""Whoever writes a phone number is asked before anybody reads it: leave it out, post it anyway, or change it."""

import uuid

import pytest

from forums import services as forums
from forums.models import Post, Topic
from moderation import services as moderation
from moderation.content import State
from moderation.models import Case

pytestmark = pytest.mark.django_db
WORDS = "Ring me on 07700 900 142 tonight."
HTMX = {"HTTP_HX_REQUEST": "true"}
NEED = "I am going to kill myself tonight. Ring me on 07700 900 142."


@pytest.fixture
def reply(as_, ben, topic):
    key = str(uuid.uuid4())

    def send(body=WORDS, how=None, **more):
        return as_(ben).post(f"/t/{topic.pk}/reply/", {"body": body, "client_key": key, **(how or {})}, **more)

    return send


@pytest.mark.parametrize("how", [{}, HTMX], ids=["plain", "htmx"])
def test_nothing_is_stored_and_the_words_come_back_with_three_ways_on(reply, topic, how):
    answer = reply(**how)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "It looks like a phone number." in page and "<mark>07700 900 142</mark>" in page
    assert 'value="leave_out"' in page and 'value="keep"' in page and 'href="#id_body"' in page
    assert WORDS in page.partition("<textarea")[2]
    assert topic.posts.count() == 1 and not Case.objects.exists()


def test_left_out_it_is_up_at_once(reply, topic):
    reply()
    reply(how={"private": "leave_out"})
    post = topic.posts.get(number=2)
    assert (post.state, post.body) == (State.PUBLISHED, "Ring me on [left out] tonight.")
    assert not Case.objects.exists()


def test_posted_anyway_it_waits_for_a_person(reply, topic):
    reply()
    assert reply(how={"private": "keep"}).status_code == 302
    post = topic.posts.get(number=2)
    assert (post.state, post.body) == (State.HELD, WORDS)


def test_an_answer_sent_twice_posts_once(reply, topic):
    reply()
    for _time in range(2):
        reply(how={"private": "leave_out"})
    assert topic.posts.filter(number__gt=1).count() == 1


def test_an_answer_that_nobody_offers_is_no_answer(reply, topic):
    assert reply(how={"private": "ask nobody"}).status_code == 422
    assert topic.posts.count() == 1


def test_words_changed_until_nothing_is_private_go_up_as_ever(reply, topic):
    reply()
    assert reply("Ring me tonight.").status_code == 302
    assert topic.posts.get(number=2).state == State.PUBLISHED


def test_a_cry_for_help_is_never_asked_about(reply, topic, as_, ben):
    assert reply(NEED).status_code == 302
    assert topic.posts.get(number=2).body == NEED
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert "Thank you for saying it." in page and "Is this something private?" not in page


def test_what_waits_for_another_reason_as_well_is_not_asked_about(reply, topic):
    assert reply(f"{WORDS} Kill yourself, you are worthless, nobody wants you here.").status_code == 302
    assert topic.posts.get(number=2).state == State.HELD


def test_the_title_of_a_topic_is_asked_about_and_masked_with_its_words(as_, ben, board):
    sent = {"title": "Ring 07700 900 143", "body": f"Hello. {WORDS}", "client_key": str(uuid.uuid4())}
    page = as_(ben).post(f"/b/{board.pk}/new/", sent)
    assert page.status_code == 422 and page.content.decode().count("<mark>") == 2
    assert not Topic.objects.exists()
    as_(ben).post(f"/b/{board.pk}/new/", {**sent, "private": "leave_out"})
    topic = Topic.objects.get()
    assert topic.title == "Ring [left out]"
    assert topic.posts.get().body == "Hello. Ring me on [left out] tonight."
    assert topic.state == State.PUBLISHED


def test_a_change_is_asked_about_too_and_the_old_words_stay_up_until_then(as_, ben, topic):
    post, _ = forums.reply(topic, ben, "Good evening.")
    asked = as_(ben).post(f"/p/{post.pk}/edit/", {"body": WORDS})
    post.refresh_from_db()
    assert asked.status_code == 422 and "<mark>07700 900 142</mark>" in asked.content.decode()
    assert (post.state, post.body) == (State.PUBLISHED, "Good evening.")
    as_(ben).post(f"/p/{post.pk}/edit/", {"body": WORDS, "private": "leave_out"})
    post.refresh_from_db()
    assert (post.state, post.body) == (State.PUBLISHED, "Ring me on [left out] tonight.")


def test_agreements_ticked_beside_the_words_are_not_taken_before_the_answer(as_, newcomer, topic):
    sent = {"body": WORDS, "client_key": str(uuid.uuid4())}
    page = as_(newcomer).get(f"/t/{topic.pk}/").context["form"]
    ticks = {name: "on" for name in page.fields if name.startswith("agree")}
    assert ticks
    assert as_(newcomer).post(f"/t/{topic.pk}/reply/", {**sent, **ticks}).status_code == 422
    assert not newcomer.acceptances.exists()


def test_a_program_that_says_nothing_keeps_the_words_for_a_person(topic, ben):
    post, _ = forums.reply(topic, ben, WORDS)
    assert post.state == State.HELD
    with pytest.raises(moderation.AskFirst):
        forums.reply(topic, ben, WORDS, private=moderation.Private.ASK)
    assert Post.objects.filter(author=ben.home_persona).count() == 1


@pytest.mark.parametrize("sent", [{"body": NEED * 400}, {"body": "", "title": NEED}], ids=["too long", "no words"])
def test_words_of_need_that_cannot_be_posted_come_back_with_the_helplines(as_, ben, board, sent):
    page = as_(ben).post(f"/b/{board.pk}/new/", {"title": "", **sent}).content.decode()
    assert page.index("Thank you for saying it.") < page.index("id_title")


def test_a_look_at_how_it_will_be_comes_with_the_helplines_for_somebody_in_need(as_, ben):
    assert "Thank you for saying it." in as_(ben).post("/preview/", {"body": NEED}).content.decode()
    assert "Thank you for saying it." not in as_(ben).post("/preview/", {"body": "Good evening."}).content.decode()
