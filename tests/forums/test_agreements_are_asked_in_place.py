"""What waits to be agreed to is asked where somebody writes, all of it at once, and no word is lost over it."""

import re

import pytest

from community.members import queries, services
from community.members.models import Acceptance
from forums import services as forums
from forums.models import Post, Topic

pytestmark = pytest.mark.django_db
WORDS = "I was there too, and it did get lighter."


def ticked(*agreements):
    return {f"agree_{agreement.pk}": "on" for agreement in agreements}


@pytest.fixture
def changed(ana, ben, consent):
    """Newer words than those that Ana and Ben accepted, and a consent that nobody was asked for yet."""
    return services.publish_agreement("Be kind, always.", "Newer words.")


def test_every_document_has_its_own_words_and_box(as_, topic, ben, changed, consent):
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert "Be kind, always." in page and "We keep what you tell us." in page
    assert f'name="agree_{changed.pk}"' in page and f'name="agree_{consent.pk}"' in page
    assert not re.search(r'name="agree_\d+"[^>]*checked', page)


def test_no_browser_stops_grave_words_for_an_unticked_box(as_, topic, board, ben, changed):
    client = as_(ben)
    for address in (f"/t/{topic.pk}/", f"/b/{board.pk}/new/"):
        form = re.search(r"<form[^>]*hx-post.*?</form>", client.get(address).content.decode(), re.S)[0]
        box = re.search(r'<input[^>]*name="agree_\d+"[^>]*>', form)[0]
        assert 'aria-required="true"' in box and not re.search(r"(?<!-)required(?!=)", form)
    page = client.post(f"/t/{topic.pk}/reply/", {"body": "I am going to kill myself tonight."}).content.decode()
    assert "Thank you for saying it." in page and "Please tick the box" in page


@pytest.mark.parametrize("htmx", [False, True])
def test_a_reply_waits_for_both_boxes_and_keeps_its_words(as_, topic, ben, changed, consent, htmx):
    client, headers = as_(ben), {"HX-Request": "true"} if htmx else {}
    for boxes in ({}, ticked(changed), ticked(consent)):
        answer = client.post(f"/t/{topic.pk}/reply/", {"body": WORDS, **boxes}, headers=headers)
        assert answer.status_code == 422
        assert WORDS in answer.content.decode() and "Please tick the box" in answer.content.decode()
    # A box alone accepts nothing: what is agreed is stored with the words.
    assert len(queries.documents_to_accept(ben)) == 2
    client.post(f"/t/{topic.pk}/reply/", {"body": WORDS, **ticked(changed, consent)}, headers=headers)
    assert Post.objects.filter(body=WORDS).exists()
    assert queries.documents_to_accept(ben) == []
    for agreement in (changed, consent):
        assert Acceptance.objects.get(member=ben, agreement=agreement).text_sha256 == agreement.sha256


def test_a_new_topic_waits_for_both_boxes_and_keeps_its_words(as_, board, ben, changed, consent):
    client, words = as_(ben), {"title": "A quiet week", "body": WORDS}
    page = client.post(f"/b/{board.pk}/new/", words).content.decode()
    assert WORDS in page and "A quiet week" in page and "We keep what you tell us." in page
    assert not Topic.objects.filter(title="A quiet week").exists()
    client.post(f"/b/{board.pk}/new/", {**words, **ticked(changed, consent)})
    assert Topic.objects.filter(title="A quiet week").exists()


def test_a_changed_post_waits_for_both_boxes_and_keeps_its_words(as_, topic, ben, agreement):
    post, _ = forums.reply(topic, ben, "Before.")
    consent = services.publish_agreement("We keep what you tell us.", "Words.", scope="health")
    client = as_(ben)
    page = client.post(f"/p/{post.pk}/edit/", {"body": WORDS}).content.decode()
    assert WORDS in page and "We keep what you tell us." in page
    post.refresh_from_db()
    assert post.body == "Before."
    client.post(f"/p/{post.pk}/edit/", {"body": WORDS, **ticked(consent)})
    post.refresh_from_db()
    assert post.body == WORDS


def test_a_tick_under_older_words_is_told_so_and_shows_the_newer(as_, topic, newcomer, agreement):
    changed = services.publish_agreement("Be kind, always.", "Newer words.")
    page = as_(newcomer).post(f"/t/{topic.pk}/reply/", {"body": WORDS, **ticked(agreement)}).content.decode()
    assert "These words are new since you opened this page." in page
    assert "Be kind, always." in page and WORDS in page and f'name="agree_{changed.pk}"' in page
    assert not Acceptance.objects.filter(member=newcomer).exists()


def test_what_was_agreed_in_another_tab_meanwhile_is_no_error(as_, topic, newcomer, agreement):
    services.accept(newcomer, agreement)
    answer = as_(newcomer).post(f"/t/{topic.pk}/reply/", {"body": WORDS, **ticked(agreement)})
    assert answer.status_code == 302
    assert Acceptance.objects.filter(member=newcomer).count() == 1


def test_words_that_change_while_the_form_is_on_its_way_are_shown(as_, topic, newcomer, agreement, monkeypatch):
    real = forums.reply

    def reply(*args):
        monkeypatch.setattr("forums.views.services.reply", real)
        services.publish_agreement("Be kind, always.", "Newer words.")
        return real(*args)

    monkeypatch.setattr("forums.views.services.reply", reply)
    answer = as_(newcomer).post(f"/t/{topic.pk}/reply/", {"body": WORDS, **ticked(agreement)})
    page = answer.content.decode()
    assert answer.status_code == 422 and WORDS in page
    assert "These words are new" in page
    assert not Post.objects.filter(body=WORDS).exists()


def test_what_was_ticked_is_not_kept_when_the_words_are_refused(as_, topic, newcomer, agreement):
    topic.is_locked = True
    topic.save()
    answer = as_(newcomer).post(f"/t/{topic.pk}/reply/", {"body": WORDS, **ticked(agreement)})
    assert answer.status_code == 422
    assert not Acceptance.objects.filter(member=newcomer).exists()


@pytest.mark.parametrize("scope", ["community", "health"])
def test_each_withdrawal_shuts_the_gate_until_it_is_given_again(as_, topic, newcomer, agreement, consent, scope):
    for document in (agreement, consent):
        services.accept(newcomer, document)
    client = as_(newcomer)
    assert client.post(f"/t/{topic.pk}/reply/", {"body": "One."}).status_code == 302
    services.withdraw_acceptance(newcomer, scope)
    answer = client.post(f"/t/{topic.pk}/reply/", {"body": "Two."})
    assert answer.status_code == 422 and not Post.objects.filter(body="Two.").exists()
    again = agreement if scope == "community" else consent
    assert client.post(f"/t/{topic.pk}/reply/", {"body": "Two.", **ticked(again)}).status_code == 302


def test_a_draft_asks_nobody(as_, topic, ben, agreement):
    from community.members.models import Agreement, AgreementDocument

    Agreement.objects.create(scope="health", version=1, summary="A draft of a consent", body="Words.")
    AgreementDocument.objects.create(kind="community", summary="Another draft", body="Words.", live=False)
    page = as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert "draft" not in page and 'name="agree_' not in page
    assert as_(ben).post(f"/t/{topic.pk}/reply/", {"body": "One."}).status_code == 302
