"""What is covered is read before it goes up: neither a key nor a made-up form releases it unread."""

import pytest

from forums import services as forums
from moderation.content import State
from moderation.models import Case, Decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(topic, ben):
    post, _ = forums.reply(topic, ben, "I have my pills ready to end my life.")
    return Case.objects.get(target_id=post.pk)


def release(client, case, query=""):
    given = {"action": "approve", "version": case.version, "words": "Glad that you wrote."}
    return client.post(f"/admin/queue/{case.pk}/{query}", given)


def test_covered_words_cannot_be_released(as_, case, moderator):
    answer = release(as_(moderator), case)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Please read the words first." in page and "pills ready" not in page
    assert "Glad that you wrote." in page
    assert not Decision.objects.exists()


def test_words_that_were_shown_can_be_released(as_, case, moderator):
    assert release(as_(moderator), case, "?show=1").status_code == 302
    assert Decision.objects.get().action == "approve"


def test_release_of_covered_words_offers_to_show_them_in_place_of_its_button(as_, case, moderator):
    offer = '<form method="post" action="#act-approve">'
    covered = as_(moderator).get(f"/admin/queue/{case.pk}/").content.decode()
    assert 'id="act-approve"' in covered and offer not in covered and "show=1&amp;act=approve#act-approve" in covered
    assert offer in as_(moderator).get(f"/admin/queue/{case.pk}/?show=1").content.decode()


def test_words_that_are_not_covered_are_released_at_once(as_, topic, ben, moderator):
    post, _ = forums.reply(topic, ben, "Ring me on 07700 900 142.")
    assert post.state == State.HELD
    assert release(as_(moderator), Case.objects.get(target_id=post.pk)).status_code == 302


def test_covered_words_can_still_be_taken_down(as_, case, moderator):
    given = {"action": "remove", "version": case.version, "words": "This names a way."}
    assert as_(moderator).post(f"/admin/queue/{case.pk}/", given).status_code == 302
    assert Decision.objects.get().action == "remove"
