"""Moderators act from under a post or a line of chat, with the queue's own services, and come back to it."""

import re

import pytest

from forums import services as forums
from moderation import services
from moderation.content import State
from moderation.models import Case, Decision

from .conftest import say

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(topic, ben):
    return forums.reply(topic, ben, "Such a loud evening.")[0]


def act(client, obj, action, **more):
    sent = {"action": action, "version": 0, "revision": obj.revision, "words": "It hurts people.", **more}
    return client.post(f"/moderate/{obj._meta.label_lower}/{obj.pk}/", sent)


def test_it_stands_under_posts_of_others_for_those_who_moderate_the_board(
    as_, ana, ben, post, moderator, local_moderator, other_local_moderator
):
    at = f"/moderate/forums.post/{post.pk}/"

    def page(member):
        return as_(member).get(f"/t/{post.topic_id}/").content.decode()

    assert at in page(moderator) and at in page(local_moderator)
    for member in (None, ana, ben, other_local_moderator):
        assert "/moderate/" not in page(member)


def test_the_page_is_not_there_for_anybody_else(as_, ana, post, local_moderator, other_local_moderator):
    at = f"/moderate/forums.post/{post.pk}/"
    assert as_(local_moderator).get(at).status_code == 200
    assert as_(other_local_moderator).get(at).status_code == 404
    assert as_(ana).post(at, {"action": "hide"}).status_code == 404


def test_opening_it_opens_no_case(as_, post, moderator):
    page = as_(moderator).get(f"/moderate/forums.post/{post.pk}/?act=hide").content.decode()
    assert "Such a loud evening." in page and re.search(r'id="act-hide"[^>]* open', page)
    assert not Case.objects.exists()


def test_hiding_writes_a_case_and_its_decision_and_leads_back_to_the_topic(as_, ana, post, moderator):
    answer = act(as_(moderator), post, "hide")
    assert answer.status_code == 302 and answer.url == f"/t/{post.topic_id}/"
    case, decision = Case.objects.get(), Decision.objects.get()
    assert (case.kind, case.state, decision.action, decision.case) == ("report", "closed", "hide", case)
    assert case.signals.get().source == "moderator"
    assert "Such a loud evening." not in as_(ana).get(f"/t/{post.topic_id}/").content.decode()


def test_what_leaves_it_up_leads_back_to_the_post_and_leaves_no_open_case(as_, post, moderator):
    answer = act(as_(moderator), post, "mute", length="1")
    assert answer.status_code == 302 and answer.url == f"/p/{post.pk}/"
    assert Decision.objects.get().action == "mute" and Case.objects.get().state == "closed"


def test_an_open_case_is_used_and_stays_open_for_its_text(as_, ana, post, moderator):
    case = services.report(post, ana.home_persona, False)
    act(as_(moderator), post, "lock", version=case.version)
    case.refresh_from_db()
    assert Decision.objects.get().case == case and case.state == "open"


def test_a_form_that_lacks_something_comes_back_with_its_words(as_, post, moderator):
    answer = act(as_(moderator), post, "suspend", words="Be kind next time.", length="date")
    page = answer.content.decode()
    assert answer.status_code == 422 and "Be kind next time." in page and "Please say until when." in page
    assert not Case.objects.exists()


def test_words_that_changed_meanwhile_are_looked_at_once_more(as_, ben, post, moderator):
    client = as_(moderator)
    forums.edit(post, ben, "Such a calm evening.")
    answer = act(client, post, "hide", words="My long reason.")
    page = answer.content.decode()
    assert answer.status_code == 409 and "Please look once more." in page
    assert "My long reason." in page and "Such a calm evening." in page
    assert not Case.objects.exists() and not Decision.objects.exists()


def test_a_case_that_came_meanwhile_is_looked_at_first(as_, ana, post, moderator):
    client = as_(moderator)
    services.report(post, ana.home_persona, True, "I worry.")
    assert act(client, post, "hide").status_code == 409
    post.refresh_from_db()
    assert post.state == State.PUBLISHED


def test_moving_asks_where_to_and_leads_to_the_topic(as_, topic, other_board, moderator):
    first = topic.posts.get()
    client = as_(moderator)
    assert "Night owls" in client.get(f"/moderate/forums.post/{first.pk}/?act=move").content.decode()
    assert act(client, first, "move", to=other_board.pk).status_code == 302
    topic.refresh_from_db()
    assert topic.board_id == other_board.pk


def test_nothing_is_offered_on_ones_own_words(as_, topic, moderator):
    post, _ = forums.reply(topic, moderator, "I am up too.")
    page = as_(moderator).get(f"/moderate/forums.post/{post.pk}/").content.decode()
    assert "somebody else must decide it" in page and 'id="act-hide"' not in page
    assert act(as_(moderator), post, "hide").status_code == 409


def test_the_piece_for_htmx_holds_links_and_no_page(as_, post, moderator):
    piece = as_(moderator).get(f"/moderate/forums.post/{post.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert f"/moderate/forums.post/{post.pk}/?act=hide#act-hide" in piece and "<html" not in piece


def test_a_line_of_chat_too(as_, session, ben, moderator):
    line = say(session, ben.home_persona, "Such a loud evening.")
    assert act(as_(moderator), line, "remove").status_code == 302
    line.refresh_from_db()
    assert line.state == State.REMOVED


def test_members_pay_no_query_for_it(as_, ana, post):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_(ana)
    client.get(f"/t/{post.topic_id}/")
    with CaptureQueriesContext(connection) as seen:
        client.get(f"/t/{post.topic_id}/")
    assert not [q for q in seen.captured_queries if q["sql"].startswith('SELECT "auth_permission"')]


HX = {"HX-Request": "true"}


def test_for_htmx_the_form_opens_under_the_text_and_is_answered_there(as_, ana, post, moderator):
    at = f"/moderate/forums.post/{post.pk}/"
    piece = as_(moderator).get(f"{at}?act=hide", headers=HX).content.decode()
    assert f'hx-post="{at}"' in piece and f'id="hide-{post.pk}-words"' in piece and "<html" not in piece
    sent = {"action": "hide", "version": 0, "revision": post.revision, "words": ""}
    asked = as_(moderator).post(at, sent, headers=HX)
    assert asked.status_code == 422 and "<html" not in asked.content.decode()
    done = as_(moderator).post(at, {**sent, "words": "It hurts people."}, headers=HX)
    assert done.status_code == 200 and 'role="status"' in done.content.decode()
    assert Decision.objects.get().action == "hide"


def test_what_changed_meanwhile_is_said_under_the_text_and_on_no_later_page(as_, ben, post, moderator):
    forums.edit(post, ben, "Such a calm evening.")
    sent = {"action": "hide", "version": 0, "revision": 1, "words": "My long reason."}
    answer = as_(moderator).post(f"/moderate/forums.post/{post.pk}/", sent, headers=HX)
    page = answer.content.decode()
    assert answer.status_code == 409 and "Please look once more." in page and "My long reason." in page
    assert "Please look once more." not in as_(moderator).get("/boards/").content.decode()
