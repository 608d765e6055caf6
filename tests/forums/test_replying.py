import uuid

import pytest

from forums.models import Post

pytestmark = pytest.mark.django_db


def test_a_reply_by_plain_form_leads_to_the_new_post(as_, ben, topic):
    answer = as_(ben).post(f"/t/{topic.pk}/reply/", {"body": "I am up too, with toast.", "client_key": uuid.uuid4()})
    assert answer.status_code == 302
    assert answer["Location"] == f"/t/{topic.pk}/#p2"
    assert "with toast" in as_(ben).get(f"/t/{topic.pk}/").content.decode()


def test_a_reply_by_htmx_answers_with_the_post_and_an_empty_composer(as_, ben, topic):
    answer = as_(ben).post(
        f"/t/{topic.pk}/reply/",
        {"body": "I am up too, with toast.", "client_key": uuid.uuid4()},
        headers={"HX-Request": "true"},
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'id="p2"' in page and "with toast" in page
    assert "</textarea>" in page and "with toast</textarea>" not in page


def test_a_double_click_makes_one_post(as_, ben, topic):
    key = uuid.uuid4()
    for _ in range(2):
        assert as_(ben).post(f"/t/{topic.pk}/reply/", {"body": "Once only.", "client_key": key}).status_code == 302
    assert Post.objects.filter(body="Once only.").count() == 1


def test_counters_follow_a_reply(as_, ben, topic):
    as_(ben).post(f"/t/{topic.pk}/reply/", {"body": "Hello."})
    topic.refresh_from_db()
    assert (topic.reply_count, topic.last_number) == (1, 2)
    assert topic.board.activity.posts == 2


@pytest.mark.parametrize("body", ["", "   \n\t ", "\u200b\u200b"])
def test_an_empty_text_is_answered_kindly(as_, ben, topic, body):
    answer = as_(ben).post(f"/t/{topic.pk}/reply/", {"body": body})
    assert answer.status_code == 422
    assert "Please write something first." in answer.content.decode()
    assert topic.posts.count() == 1


def test_an_over_long_text_comes_back_whole(as_, ben, topic):
    words = "a" * 20_001
    answer = as_(ben).post(f"/t/{topic.pk}/reply/", {"body": words})
    assert answer.status_code == 422
    assert "1 letters too long" in answer.content.decode()
    assert words in answer.content.decode()


def test_a_text_with_a_nul_is_answered_and_comes_back(as_, ben, topic):
    answer = as_(ben).post(f"/t/{topic.pk}/reply/", {"body": "before\x00after"})
    assert answer.status_code == 422
    assert "hidden mark" in answer.content.decode()


def test_a_signed_out_reply_is_kept_and_offered_again_after_signing_in(client, as_, ben, topic):
    answer = client.post(f"/t/{topic.pk}/reply/", {"body": "Half an hour of writing."})
    assert answer.status_code == 401
    assert "Half an hour of writing." in answer.content.decode()
    assert "Half an hour of writing." in as_(ben).get(f"/t/{topic.pk}/").content.decode()
    assert topic.posts.count() == 1


def test_a_kept_text_is_not_stored_in_plain_words(client, topic):
    client.post(f"/t/{topic.pk}/reply/", {"body": "Half an hour of writing."})
    assert "Half an hour" not in str(dict(client.session))


def test_a_locked_topic_takes_no_reply(as_, ben, topic):
    topic.is_locked = True
    topic.save()
    answer = as_(ben).post(f"/t/{topic.pk}/reply/", {"body": "Too late."})
    assert answer.status_code == 422
    assert "closed this topic for new replies" in answer.content.decode()
    assert topic.posts.count() == 1


def test_the_agreement_is_asked_in_place_and_nothing_is_lost(as_, newcomer, topic, agreement):
    client = as_(newcomer)
    refused = client.post(f"/t/{topic.pk}/reply/", {"body": "My first words."})
    assert refused.status_code == 422 and "My first words." in refused.content.decode()
    assert topic.posts.count() == 1
    client.post(f"/t/{topic.pk}/reply/", {"body": "My first words.", f"agree_{agreement.pk}": "on"})
    assert topic.posts.count() == 2
    assert newcomer.acceptances.get().agreement.version == 1


@pytest.mark.parametrize(("who", "offered"), [("ben", True), ("ana", False)])
def test_kept_words_are_offered_to_the_one_who_wrote_them_alone(client, as_, request, ben, topic, who, offered):
    from community.lib.templatetags.hearth import seal_of

    assert f'name="seal" value="{seal_of(ben)}"' in as_(ben).get(f"/t/{topic.pk}/").content.decode()
    client.logout()
    client.post(f"/t/{topic.pk}/reply/", {"body": "Half an hour of writing.", "seal": seal_of(ben)})
    page = as_(request.getfixturevalue(who)).get(f"/t/{topic.pk}/").content.decode()
    assert ("Half an hour of writing." in page) is offered
