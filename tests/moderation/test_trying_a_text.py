"""“What would happen to this text?”: staff see the outcome and what did it; the text is neither stored nor logged."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums import services as forums
from forums.models import Post
from moderation.models import Case, Phrase, Signal

pytestmark = pytest.mark.django_db
PAGE = "/admin/queue/words/"
ADD = "/admin/snippets/moderation/phrase/add/"
GIVEN = {"phrase": "grey heron", "category": "spam", "then": "hold", "severity": 1, "note": "", "try": "1"}


@pytest.fixture
def tried(as_, moderator):
    def tried(text, author="new", **headers):
        return as_(moderator).post(PAGE, {"text": text, "author": author}, headers=headers)

    return tried


def test_the_outcome_is_told_in_words_with_the_words_marked(tried):
    page = tried("Hello all. Ring me on 07700 900 142 tonight.").content.decode()
    assert "the author is asked to change it first" in page
    assert "Personal data" in page and "A phone number." in page
    assert "<mark><p>07700 900 142</p></mark>" in page or "<mark>07700 900 142</mark>" in page


def test_who_writes_it_matters(tried):
    assert "A link from somebody who is new here." in tried("See https://quiet.example/x").content.decode()
    page = tried("See https://quiet.example/x", "known").content.decode()
    assert "A link from" not in page and "nobody is told" in page and "Nothing." in page


def test_a_crisis_says_that_the_card_comes_first(tried):
    page = tried("I want to die.").content.decode()
    assert "card with helplines first" in page and "Not a diagnosis" in page
    assert "card with helplines" not in tried("A quiet day.").content.decode()


def test_the_phrase_of_staff_that_did_it_is_named(tried):
    assert "Yours:" not in tried("The grey herons are back.", "known").content.decode()
    Phrase.objects.create(category="spam", phrase="grey heron*", then="hold")
    page = tried("The grey herons are back.", "known").content.decode()
    assert "Yours: “grey heron*”." in page and "until a moderator has read it" in page


def test_what_an_allowed_phrase_lets_pass_is_shown(tried):
    text = "We sang I want to die by Ana and the Bens."
    assert "let pass" not in tried(text).content.decode()
    Phrase.objects.create(category="crisis", phrase="i want to die by ana and the bens", then="allow")
    page = tried(text).content.decode()
    assert "What your phrases let pass" in page and "nobody is told" in page


def test_htmx_gets_the_piece_alone_and_a_plain_form_the_page(tried):
    assert "<html" in tried("Hello.").content.decode()
    piece = tried("Hello.", **{"HX-Request": "true"}).content.decode()
    assert "<html" not in piece and "nobody is told" in piece


def test_nothing_pasted_is_answered_in_words(tried):
    answer = tried("  ")
    assert answer.status_code == 422 and "Please paste a text first." in answer.content.decode()
    assert "That is too long" in tried("a" * 20_001).content.decode()


def test_markup_in_the_text_stays_text(tried):
    page = tried("<script>alert(1)</script> I want to die.").content.decode()
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page


def test_the_text_leaves_no_trace(tried, caplog, django_assert_num_queries):
    answer = tried("I want to die, says Ana Ortega.")
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    assert not Case.objects.exists() and not Signal.objects.exists() and not Post.objects.exists()
    assert "Ortega" not in caplog.text
    # Should the page itself fail, the report of the fault leaves it out.
    assert "text" in answer.wsgi_request.sensitive_post_parameters


def test_a_phrase_is_tried_on_recent_posts_and_not_saved(as_, moderator, topic, ben, ana):
    forums.reply(topic, ben, "A grey heron stood there.")
    forums.reply(topic, ana, "No bird at all.")
    old, _ = forums.reply(topic, ben, "Another grey heron, long ago.")
    Post.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=40))
    page = as_(moderator).post(ADD, GIVEN).content.decode()
    assert "It is in 1 of the 3 newest posts" in page and "For 1 of them" in page
    assert "stood there" not in page and "It is not saved yet." in page and 'value="grey heron"' in page
    assert not Phrase.objects.exists()


def test_a_faulty_phrase_is_told_before_it_is_tried(as_, moderator, topic):
    page = as_(moderator).post(ADD, {**GIVEN, "phrase": "I want to"}).content.decode()
    assert "nearly every text" in page and "newest posts" not in page


def test_trying_a_change_leaves_the_saved_one_out(as_, moderator, topic, ben):
    phrase = Phrase.objects.create(category="spam", phrase="grey heron", then="signal")
    forums.reply(topic, ben, "A grey heron stood there.")
    path = f"/admin/snippets/moderation/phrase/edit/{phrase.pk}/"
    assert "For 1 of them" in as_(moderator).post(path, {**GIVEN, "then": "hold"}).content.decode()
    page = as_(moderator).post(path, {**GIVEN, "then": "allow"}).content.decode()
    assert "It is in 1 of" in page and "For 0 of them" in page
    phrase.refresh_from_db()
    assert phrase.then == "signal"
